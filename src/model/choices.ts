/** The values that a property of type `choice` may take, each with what it means. */

export const sizeClasses = {
  MICRO: 'A micro enterprise.',
  SMALL: 'A small enterprise.',
  MEDIUM: 'A medium-sized enterprise.',
  MID_TIER: 'Larger than a medium-sized enterprise and not yet a large one (중견기업).',
  LARGE: 'A large enterprise.',
} as const;

export const precisions = {
  EXACT: 'The place itself is known.',
  CITY: 'The city is known.',
  COUNTRY: 'The country alone is known.',
} as const;

export const componentLevels = {
  MATERIAL: 'A material, raw or worked.',
  PART: 'A piece that is not made of others here.',
  ASSEMBLY: 'Several parts joined.',
  SUBSYSTEM: 'Assemblies that together do one task of a platform.',
} as const;

export const criticalities = {
  LOW: 'The platform depends little on it.',
  MEDIUM: 'The platform suffers without it.',
  HIGH: 'The platform cannot do without it.',
} as const;

export const domains = {
  LAND: 'On land.',
  AIR: 'In the air.',
  SEA: 'At sea.',
  SPACE: 'In space.',
  CYBER: 'In networks.',
  MUNITION: 'Fired, launched or dropped by another platform.',
} as const;

export const technologyLevels = {
  FIELD: 'A field, the top of the taxonomy.',
  TECHNOLOGY: 'A technology of a field.',
  SUB_TECHNOLOGY: 'A part of a technology.',
} as const;

export const contractKinds = {
  EXPORT: 'A sale to a buyer abroad.',
  DOMESTIC: 'A sale to a buyer at home.',
  SUPPLY: 'A delivery of one firm to another.',
  FRAMEWORK: 'Terms for orders to come; not an order.',
  OPTION: 'A right to order more.',
  DEVELOPMENT: 'Work on something new.',
} as const;

export const contractMethods = {
  COMPETITIVE: 'Several firms could bid.',
  SOLE_SOURCE: 'One firm alone was asked.',
} as const;

export const contractStates = {
  PLANNED: 'Planned in a budget.',
  ANNOUNCED: 'Announced and not signed.',
  SIGNED: 'Signed; whether it is in force is not known.',
  CONDITIONAL: 'Signed on a condition that is still open.',
  IN_FORCE: 'In force.',
  COMPLETED: 'Carried out.',
  CANCELLED: 'Called off.',
} as const;

export const awardStates = {
  SELECTED: 'Selected; the support is not known to have begun.',
  RUNNING: 'The support runs.',
  COMPLETED: 'The support has ended.',
  WITHDRAWN: 'Given up or taken back.',
} as const;

export const instrumentKinds = {
  LOAN: 'Money lent.',
  GUARANTEE: 'A promise to pay where another does not.',
  INSURANCE: 'Cover against a loss.',
  EQUITY: 'A stake in a firm.',
  GRANT: 'Money that is not paid back.',
} as const;

export const permitKinds = {
  EXTENDED_WORK: 'Work beyond the legal hours.',
  EXPORT: 'Export of controlled goods.',
} as const;

export const claimRanks = {
  PREFERRED: 'The best supported reading.',
  NORMAL: 'Neither preferred nor deprecated.',
  DEPRECATED: 'A reading that other sources refute.',
} as const;
