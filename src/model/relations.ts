/**
 * The relations, each declared once. An arrow points the way goods, money or control flow:
 * downstream is with the arrow, upstream against it.
 */
import type { Kind, Role } from './kinds';
import type { Properties } from './property';

/** What moves along a relation. Only `supply` is followed by a trace that does not ask for more. */
export type Flow = 'supply' | 'finance' | 'ownership' | 'programme' | 'technology' | 'contract' | 'place' | 'evidence';

export interface RelationEnd {
  readonly kinds: readonly Kind[];
  /** The GraphQL connection on an entity at this end. */
  readonly field: string;
  readonly description: string;
  /** The role an organization must hold to stand at this end; the connection is a field of that role. */
  readonly role?: Role;
}

export interface RelationDeclaration {
  /** The name of the GraphQL type. */
  readonly name: string;
  readonly description: string;
  readonly flow: Flow;
  readonly from: RelationEnd;
  readonly to: RelationEnd;
  /**
   * The end at which a walk along this relation starts or stops and never passes through: a prime is reached
   * from its platform, but what else the prime supplies is no part of that platform's chain.
   */
  readonly terminus?: 'from' | 'to';
  readonly properties: Properties;
}

/** Carried by every relation and never null in the graph. */
export const commonRelationProperties = {
  validFrom: { type: 'date', description: 'First day it holds; null where that is not known.' },
  validTo: { type: 'date', description: 'Day after the last day it holds; null while no end is known.' },
  confidence: { type: 'decimal', min: 0, max: 1, description: 'How far it is trusted, from 0 to 1.' },
  recordedAt: { type: 'instant', description: 'When it entered the graph.' },
  retractedAt: { type: 'instant', description: 'When it was taken back; null while it is held.' },
} as const satisfies Properties;

const share = { type: 'decimal', unit: 'share', min: 0, max: 1 } as const;

export const relations = {
  SUPPLIES: {
    name: 'SupplyRelation',
    description: 'An organization makes or delivers a component.',
    flow: 'supply',
    from: { kinds: ['Organization'], field: 'components', description: 'What it makes or delivers.' },
    to: { kinds: ['Component'], field: 'suppliers', description: 'Who makes or delivers it.' },
    properties: {
      share: { ...share, description: 'Share of the need that it covers.' },
      soleSource: { type: 'boolean', description: 'Whether it is stated to be the only source.' },
      qualified: { type: 'boolean', description: 'Whether it is a qualified source.' },
      capacityPerMonth: { type: 'decimal', unit: 'pieces a month', min: 0, description: 'What it can make a month.' },
      leadTimeDays: { type: 'integer', unit: 'days', min: 0, description: 'From order to delivery.' },
      leadTimeMonths: {
        type: 'decimal',
        unit: 'months',
        min: 0,
        description: 'From order to delivery, where it is stated in months.',
      },
      siteId: { type: 'reference', description: 'The site where it is made.' },
      contractId: { type: 'reference', description: 'The supply contract it is delivered under.' },
    },
  },
  SUPPLIES_TO: {
    name: 'FirmSupplyRelation',
    description: 'An organization supplies another; the component is not known.',
    flow: 'supply',
    from: { kinds: ['Organization'], field: 'customers', description: 'Whom it supplies, component unknown.' },
    to: { kinds: ['Organization'], field: 'suppliers', description: 'Who supplies it, component unknown.' },
    properties: {
      share: { ...share, description: "Share of the customer's need that it covers." },
      amount: { type: 'money', min: 0, description: 'Value of the supply.' },
    },
  },
  PART_OF: {
    name: 'PartRelation',
    description: 'A component is built into another or into a platform.',
    flow: 'supply',
    from: { kinds: ['Component'], field: 'partOf', description: 'What it is built into.' },
    to: { kinds: ['Component', 'Platform'], field: 'parts', description: 'What is built into it.' },
    properties: {
      quantity: { type: 'integer', unit: 'pieces', min: 0, description: 'Pieces in one of the whole.' },
      required: { type: 'boolean', description: 'Whether the whole cannot be delivered without it.' },
      slot: { type: 'text', description: 'Parts that can stand in for each other share a slot.' },
      minSources: { type: 'integer', unit: 'sources', min: 1, description: 'Live sources it needs (k of n).' },
      variant: { type: 'text', description: 'The variant or batch of the whole it is built into.' },
    },
  },
  INTEGRATED_BY: {
    name: 'IntegrationRelation',
    description: 'A platform is integrated and delivered by a prime contractor.',
    flow: 'supply',
    terminus: 'to',
    from: { kinds: ['Platform'], field: 'integrators', description: 'The prime contractors that integrate it.' },
    to: { kinds: ['Organization'], role: 'PrimeContractor', field: 'platforms', description: 'What it integrates.' },
    properties: { share: { ...share, description: 'Share of the integration work.' } },
  },
  DELIVERED_UNDER: {
    name: 'DeliveryRelation',
    description: 'A platform or component is delivered under a contract.',
    flow: 'supply',
    from: { kinds: ['Platform', 'Component'], field: 'contracts', description: 'The contracts it is delivered under.' },
    to: { kinds: ['Contract'], field: 'deliveries', description: 'What is delivered under it.' },
    properties: {
      quantity: { type: 'integer', unit: 'pieces', min: 0, description: 'Pieces to be delivered.' },
      unitPrice: { type: 'money', min: 0, description: 'Price of one piece.' },
      variant: { type: 'text', description: 'The variant delivered.' },
    },
  },
  SOLD_BY: {
    name: 'SaleRelation',
    description: 'A contract is sold by an organization.',
    flow: 'supply',
    terminus: 'to',
    from: { kinds: ['Contract'], field: 'sellers', description: 'Who sells.' },
    to: { kinds: ['Organization'], field: 'contractsSold', description: 'The contracts it sells under.' },
    properties: {},
  },
  BOUGHT_BY: {
    name: 'PurchaseRelation',
    description: 'A contract is bought by a country or an organization.',
    flow: 'supply',
    terminus: 'to',
    from: { kinds: ['Contract'], field: 'buyers', description: 'Who buys.' },
    to: {
      kinds: ['Country', 'Organization'],
      field: 'contractsBought',
      description: 'The contracts it buys under.',
    },
    properties: {},
  },
  SERVES: {
    name: 'ServiceRelation',
    description: 'A supply contract, option or order stands under a wider contract or framework.',
    flow: 'contract',
    from: { kinds: ['Contract'], field: 'serves', description: 'The wider contract it stands under.' },
    to: { kinds: ['Contract'], field: 'servedBy', description: 'The contracts that stand under it.' },
    properties: {},
  },
  USES: {
    name: 'UseRelation',
    description: 'A component or platform rests on a technology.',
    flow: 'technology',
    terminus: 'to',
    from: { kinds: ['Component', 'Platform'], field: 'technologies', description: 'The technologies it rests on.' },
    to: { kinds: ['Technology'], field: 'users', description: 'What rests on it.' },
    properties: {},
  },
  DEVELOPS: {
    name: 'DevelopmentRelation',
    description: 'An organization develops a technology.',
    flow: 'technology',
    terminus: 'to',
    from: { kinds: ['Organization'], field: 'technologies', description: 'The technologies it develops.' },
    to: { kinds: ['Technology'], field: 'developers', description: 'Who develops it.' },
    properties: {
      readiness: {
        type: 'integer',
        unit: 'technology readiness level',
        min: 1,
        max: 9,
        description: 'Technology readiness level reached.',
      },
    },
  },
  BROADER: {
    name: 'TaxonomyRelation',
    description: 'A technology belongs to a broader one.',
    flow: 'technology',
    from: { kinds: ['Technology'], field: 'broader', description: 'What it belongs to.' },
    to: { kinds: ['Technology'], field: 'narrower', description: 'What belongs to it.' },
    properties: {},
  },
  OWNS: {
    name: 'OwnershipRelation',
    description: 'An organization owns a share of another.',
    flow: 'ownership',
    from: { kinds: ['Organization'], field: 'holdings', description: 'What it owns.' },
    to: { kinds: ['Organization'], field: 'owners', description: 'Who owns it.' },
    properties: { share: { ...share, description: 'Share owned.' } },
  },
  OPERATES: {
    name: 'OperationRelation',
    description: 'An organization operates a site.',
    flow: 'place',
    from: { kinds: ['Organization'], field: 'sites', description: 'The sites it operates.' },
    to: { kinds: ['Site'], field: 'operators', description: 'Who operates it.' },
    properties: {},
  },
  LOCATED_IN: {
    name: 'LocationRelation',
    description: 'An organization or site is in a region or country.',
    flow: 'place',
    terminus: 'to',
    from: { kinds: ['Organization', 'Site'], field: 'locations', description: 'Where it is.' },
    to: { kinds: ['Region', 'Country'], field: 'residents', description: 'What is there.' },
    properties: {},
  },
  RUNS: {
    name: 'AdministrationRelation',
    description: 'A public body runs a programme.',
    flow: 'programme',
    terminus: 'from',
    from: { kinds: ['Organization'], role: 'GovernmentBody', field: 'programmes', description: 'What it runs.' },
    to: { kinds: ['Programme'], field: 'runBy', description: 'Who runs it.' },
    properties: {},
  },
  TARGETS: {
    name: 'TargetRelation',
    description: 'A programme is meant for a technology.',
    flow: 'programme',
    terminus: 'to',
    from: { kinds: ['Programme'], field: 'technologies', description: 'The technologies it is meant for.' },
    to: { kinds: ['Technology'], field: 'programmes', description: 'The programmes meant for it.' },
    properties: {},
  },
  GRANTS: {
    name: 'GrantRelation',
    description: 'A programme grants an award.',
    flow: 'programme',
    terminus: 'from',
    from: { kinds: ['Programme'], field: 'awards', description: 'The awards it grants.' },
    to: { kinds: ['Award'], field: 'grantedBy', description: 'The programme that grants it.' },
    properties: {},
  },
  AWARDED_TO: {
    name: 'AwardRelation',
    description: 'An award goes to an organization.',
    flow: 'programme',
    from: { kinds: ['Award'], field: 'recipients', description: 'Who gets it.' },
    to: { kinds: ['Organization'], field: 'awards', description: 'The awards it got.' },
    properties: {},
  },
  PROVIDES: {
    name: 'ProvisionRelation',
    description: 'An institution provides an instrument.',
    flow: 'finance',
    terminus: 'from',
    from: {
      kinds: ['Organization'],
      role: 'FinancingInstitution',
      field: 'instruments',
      description: 'The instruments it provides.',
    },
    to: { kinds: ['Instrument'], field: 'providers', description: 'Who provides it.' },
    properties: { share: { ...share, description: 'Share of the instrument.' } },
  },
  BENEFITS: {
    name: 'BenefitRelation',
    description: 'An instrument benefits an organization.',
    flow: 'finance',
    from: { kinds: ['Instrument'], field: 'beneficiaries', description: 'Whom it benefits.' },
    to: { kinds: ['Organization'], field: 'instruments', description: 'The instruments that benefit it.' },
    properties: {},
  },
  BACKS: {
    name: 'BackingRelation',
    description: 'An instrument backs a contract.',
    flow: 'finance',
    from: { kinds: ['Instrument'], field: 'contracts', description: 'The contracts it backs.' },
    to: { kinds: ['Contract'], field: 'instruments', description: 'The instruments that back it.' },
    properties: {},
  },
  HOLDS: {
    name: 'PermitRelation',
    description: 'An organization or site holds a permit.',
    flow: 'programme',
    terminus: 'to',
    from: { kinds: ['Organization', 'Site'], field: 'permits', description: 'The permits it holds.' },
    to: { kinds: ['Permit'], field: 'holders', description: 'Who holds it.' },
    properties: {},
  },
  STATED_IN: {
    name: 'StatementRelation',
    description: 'A claim is stated in a source.',
    flow: 'evidence',
    terminus: 'to',
    from: { kinds: ['Claim'], field: 'statedIn', description: 'The sources it stands in.' },
    to: { kinds: ['Source'], field: 'claims', description: 'The claims that stand in it.' },
    properties: {},
  },
} as const satisfies Record<string, RelationDeclaration>;

export type RelationKind = keyof typeof relations;

export const relationKinds = Object.keys(relations) as RelationKind[];

export const isRelationKind = (text: string): text is RelationKind => Object.hasOwn(relations, text);

export const declarationOf = (relation: RelationKind): RelationDeclaration => relations[relation];

export const relationsOfFlow = (flow: Flow): RelationKind[] =>
  relationKinds.filter((relation) => relations[relation].flow === flow);
