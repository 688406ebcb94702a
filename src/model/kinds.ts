/** The kinds of entities, each declared once. Arrows between them are in relations.ts. */
import {
  awardStates,
  claimRanks,
  componentLevels,
  contractKinds,
  contractMethods,
  contractStates,
  criticalities,
  domains,
  instrumentKinds,
  permitKinds,
  precisions,
  sizeClasses,
  technologyLevels,
} from './choices';
import type { Properties } from './property';

export interface KindDeclaration {
  /** What stands before the colon in an id. */
  readonly prefix: string;
  /** The data package's file name and the GraphQL connection. */
  readonly plural: string;
  readonly description: string;
  readonly properties: Properties;
}

/** Carried by every entity. `search` and `sortKey` are made from these when an entity is written. */
export const commonProperties = {
  name: { type: 'text', required: true, description: 'The name in English, or as its holder writes it.' },
  nameKo: { type: 'text', description: 'The name in Korean.' },
  aliases: { type: 'texts', description: 'Other and former names.' },
  description: { type: 'text', description: 'What it is, in a sentence.' },
} as const satisfies Properties;

/** What the graph holds of an entity of any kind, its id aside. */
export const entityHead = [...Object.keys(commonProperties), 'sources', 'confidence', 'recordedAt'];

export const kinds = {
  Organization: {
    prefix: 'organization',
    plural: 'organizations',
    description: 'One legal entity. Its roles add up: a prime contractor may also supply parts.',
    properties: {
      brn: { type: 'identifier', scheme: 'BRN', description: 'Korean business registration number.' },
      crn: { type: 'identifier', scheme: 'CRN', description: 'Korean corporate registration number.' },
      lei: { type: 'identifier', scheme: 'LEI', description: 'Legal entity identifier (ISO 17442).' },
      cage: { type: 'identifier', scheme: 'CAGE', description: 'CAGE or NCAGE code.' },
      uei: { type: 'identifier', scheme: 'UEI', description: 'Unique entity identifier of the US award system.' },
      dartCode: { type: 'identifier', scheme: 'DART', description: 'Filer code of the Korean disclosure system.' },
      krxCode: { type: 'identifier', scheme: 'KRX', description: 'Code of the listed share on the Korea Exchange.' },
      sizeClass: {
        type: 'choice',
        values: sizeClasses,
        description: 'Size class of the firm.',
      },
      foundedOn: { type: 'date', description: 'Date of foundation.' },
      employees: { type: 'integer', unit: 'persons', min: 0, description: 'Number of employees.' },
      revenue: { type: 'money', min: 0, description: 'Revenue of the last reported year.' },
    },
  },
  Site: {
    prefix: 'site',
    plural: 'sites',
    description: 'A plant or office.',
    properties: {
      latitude: { type: 'decimal', unit: 'degrees', min: -90, max: 90, description: 'Latitude, WGS 84.' },
      longitude: { type: 'decimal', unit: 'degrees', min: -180, max: 180, description: 'Longitude, WGS 84.' },
      precision: {
        type: 'choice',
        values: precisions,
        description: 'How exactly the place is known.',
      },
      address: { type: 'text', description: 'Postal address.' },
      ncage: { type: 'identifier', scheme: 'CAGE', description: 'NCAGE code of the site.' },
    },
  },
  Component: {
    prefix: 'component',
    plural: 'components',
    description: 'A material, part, assembly or subsystem.',
    properties: {
      level: {
        type: 'choice',
        values: componentLevels,
        description: 'Where it stands between raw material and subsystem.',
      },
      partNumber: { type: 'text', searched: true, description: "The maker's part number or model." },
      nsn: { type: 'identifier', scheme: 'NSN', description: 'NATO stock number.' },
      fsc: { type: 'identifier', scheme: 'FSC', description: 'Federal supply class.' },
      gtin: { type: 'identifier', scheme: 'GTIN', description: 'Global trade item number.' },
      hsCode: { type: 'identifier', scheme: 'HS', description: 'Harmonized System code.' },
      criticality: {
        type: 'choice',
        values: criticalities,
        description: 'How much a platform depends on it, as its source judges.',
      },
      exportControl: { type: 'text', description: 'Export control class or the law that controls it.' },
    },
  },
  Platform: {
    prefix: 'platform',
    plural: 'platforms',
    description: 'A weapon system that is delivered to a buyer.',
    properties: {
      domain: {
        type: 'choice',
        values: domains,
        description: 'Where it is used.',
      },
      variant: { type: 'text', description: 'Variant or batch.' },
    },
  },
  Technology: {
    prefix: 'technology',
    plural: 'technologies',
    description: 'A node of a technology taxonomy: field, technology or sub-technology.',
    properties: {
      scheme: { type: 'text', required: true, description: 'The taxonomy it belongs to.' },
      level: {
        type: 'choice',
        values: technologyLevels,
        required: true,
        description: 'Its level in the taxonomy.',
      },
    },
  },
  Contract: {
    prefix: 'contract',
    plural: 'contracts',
    description: 'An export, domestic or supply contract, a framework or an option.',
    properties: {
      kind: {
        type: 'choice',
        values: contractKinds,
        required: true,
        description: 'What sort of contract it is. A framework is not an order.',
      },
      status: {
        type: 'choice',
        values: contractStates,
        required: true,
        description: 'Its state as last reported.',
      },
      method: { type: 'choice', values: contractMethods, description: 'How the seller was chosen.' },
      pricing: { type: 'text', description: 'Its pricing as its source calls it, for example FFP.' },
      fiscalYear: { type: 'integer', unit: 'year', min: 1900, max: 2200, description: "Year of the buyer's budget." },
      governmentToGovernment: { type: 'boolean', description: 'Whether governments are the parties.' },
      signedOn: { type: 'date', description: 'Date of signature.' },
      signedIn: { type: 'month', description: 'Month of signature, where the day is not known.' },
      effectiveOn: { type: 'date', description: 'Date it takes effect.' },
      firstDeliveryIn: { type: 'month', description: 'Month of its first delivery.' },
      endsOn: { type: 'date', description: 'Date of its last delivery or end.' },
      amount: { type: 'money', min: 0, description: 'Its value.' },
      otherAmount: { type: 'money', min: 0, description: 'The same value as stated in a second currency.' },
      rate: {
        type: 'decimal',
        min: 0,
        unit: 'units of the second currency for one of the first',
        description: 'The rate at which the second value was stated.',
      },
      rateOn: { type: 'date', description: 'Date of the rate.' },
    },
  },
  Programme: {
    prefix: 'programme',
    plural: 'programmes',
    description: 'A support programme with rules of its own.',
    properties: {
      budget: { type: 'money', min: 0, description: 'Its whole budget.' },
      capPerCompany: { type: 'money', min: 0, description: 'The most one company gets in all.' },
      publicShare: { type: 'decimal', unit: 'share', min: 0, max: 1, description: 'Highest public share of the cost.' },
      years: { type: 'integer', unit: 'years', min: 0, description: 'The longest an award runs.' },
      opensOn: { type: 'date', description: 'First day of the call.' },
      closesOn: { type: 'date', description: 'Last day of the call.' },
    },
  },
  Award: {
    prefix: 'award',
    plural: 'awards',
    description: 'What one organization got from one programme.',
    properties: {
      amount: { type: 'money', min: 0, description: 'The sum awarded.' },
      startsOn: { type: 'date', description: 'First day of support.' },
      endsOn: { type: 'date', description: 'Day after the last day of support.' },
      state: {
        type: 'choice',
        values: awardStates,
        description: 'Its state as last reported.',
      },
    },
  },
  Instrument: {
    prefix: 'instrument',
    plural: 'instruments',
    description: 'A loan, guarantee, insurance, equity stake or grant.',
    properties: {
      kind: {
        type: 'choice',
        values: instrumentKinds,
        required: true,
        description: 'What sort of instrument it is.',
      },
      amount: { type: 'money', min: 0, description: 'Its face value.' },
      startsOn: { type: 'date', description: 'First day.' },
      endsOn: { type: 'date', description: 'Day after the last day.' },
    },
  },
  Permit: {
    prefix: 'permit',
    plural: 'permits',
    description: 'A special extended work permit or an export permit.',
    properties: {
      kind: {
        type: 'choice',
        values: permitKinds,
        required: true,
        description: 'What it permits.',
      },
      ground: { type: 'text', description: 'The legal ground it was given on.' },
      startsOn: { type: 'date', description: 'First day.' },
      endsOn: { type: 'date', description: 'Day after the last day.' },
      hoursPerWeek: { type: 'integer', unit: 'hours', min: 0, max: 168, description: 'Hours a week it allows.' },
      days: { type: 'integer', unit: 'days', min: 0, max: 366, description: 'Days a year it allows.' },
      consent: { type: 'boolean', description: 'Whether the workers consent.' },
      approvedOn: { type: 'date', description: 'Date of approval.' },
    },
  },
  Country: {
    prefix: 'country',
    plural: 'countries',
    description: 'A country.',
    properties: {
      iso2: { type: 'identifier', scheme: 'ISO3166_2', required: true, description: 'ISO 3166-1 alpha-2 code.' },
      iso3: { type: 'identifier', scheme: 'ISO3166_3', required: true, description: 'ISO 3166-1 alpha-3 code.' },
    },
  },
  Region: {
    prefix: 'region',
    plural: 'regions',
    description: 'A part of a country or a group of countries.',
    properties: {},
  },
  Source: {
    prefix: 'source',
    plural: 'sources',
    description: 'Where facts were read.',
    properties: {
      publisher: { type: 'text', required: true, description: 'Who published it.' },
      url: { type: 'text', description: 'Its address.' },
      publishedOn: { type: 'date', description: 'Date of publication.' },
      retrievedAt: { type: 'instant', description: 'When it was read.' },
      licence: { type: 'text', description: 'Its licence, or what is quoted from it.' },
      reliability: {
        type: 'decimal',
        required: true,
        min: 0,
        max: 1,
        description: 'How far a statement of it is trusted by itself.',
      },
    },
  },
  Claim: {
    prefix: 'claim',
    plural: 'claims',
    description: 'A statement as a source made it. Claims that contradict each other stand side by side.',
    properties: {
      subject: { type: 'reference', required: true, description: 'The entity it speaks of.' },
      predicate: { type: 'words', required: true, description: 'The property or relation it speaks of.' },
      object: { type: 'reference', description: 'The entity it names, where it states a relation.' },
      value: { type: 'text', description: 'The value it gives, where it states a property.' },
      validFrom: { type: 'date', description: 'First day it speaks of.' },
      validTo: { type: 'date', description: 'Day after the last day it speaks of.' },
      confidence: { type: 'decimal', required: true, min: 0, max: 1, description: 'How far it is trusted.' },
      rank: {
        type: 'choice',
        values: claimRanks,
        required: true,
        description: 'Its standing among claims on the same matter.',
      },
      statedOn: { type: 'date', description: 'Date of the statement.' },
      recordedAt: { type: 'instant', description: 'When it entered the graph.' },
      retractedAt: { type: 'instant', description: 'When it was taken back.' },
      locator: { type: 'text', description: 'Where in the source it stands.' },
      origin: { type: 'text', description: 'The text it goes back to; claims of one origin count once.' },
    },
  },
} as const satisfies Record<string, KindDeclaration>;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as Kind[];

const kindByPrefix = new Map<string, Kind>(kindNames.map((kind) => [kinds[kind].prefix, kind]));

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

export const kindOfPrefix = (prefix: string): Kind | undefined => kindByPrefix.get(prefix);

/** What a kind holds beyond the common properties. */
export const propertiesOf = (kind: Kind): Properties => kinds[kind].properties;

/** The roles an organization may hold; each is a further label in the graph and a role object in GraphQL. */
export const roles = {
  Sme: { field: 'sme', description: 'A small or medium-sized firm.' },
  PrimeContractor: { field: 'primeContractor', description: 'A firm that delivers whole platforms.' },
  FinancingInstitution: { field: 'financier', description: 'An institution that lends, guarantees or insures.' },
  GovernmentBody: { field: 'government', description: 'A ministry, agency or public institute.' },
} as const;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];
