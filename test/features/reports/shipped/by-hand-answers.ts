/** What the package of by-hand.ts answers. Its one source is trusted with 0.8; EUR have two decimals. */
import type { Answer } from './shipped-reports';

const boat = { platform: 'platform:boat' };
const pump = ['component:pump', 'Pump'];
const sparePump = ['component:spare-pump', 'Spare pump'];
const valve = ['component:valve', 'Valve'];
const ash = ['organization:ash', 'Ash'];
const beech = ['organization:beech', 'Beech'];
const cedar = ['organization:cedar', 'Cedar'];
const boats = ['contract:boats', 'Boats'];
const sail = ['programme:sail', 'Sail'];

const chains: readonly Answer[] = [
  {
    report: 'single-source-components',
    parameters: boat,
    because: 'the pump has two makers; cedar is not qualified, so the spare pump has no source and the valve one',
    rows: [[...valve, 2, ...ash, null, null, null, 0, 2]],
  },
  {
    report: 'longest-lead-times',
    parameters: boat,
    because: 'two months are 60.875 days; unknown ones come last',
    rows: [
      [...pump, 1, 2, 0, 40, 60.875],
      [...sparePump, 1, 1, 1, null, null],
      [...valve, 2, 2, 2, null, null],
    ],
  },
  {
    report: 'origin-of-parts',
    parameters: { ...boat, country: 'country:fin' },
    because: 'beech has no known place; cedar is Swedish, ash Finnish',
    rows: [
      [...pump, 1, null, 'UNKNOWN', 2, 1, 1, ['country:fin']],
      [...sparePump, 1, null, 'FOREIGN', 1, 0, 0, ['country:swe']],
      [...valve, 2, null, 'MIXED', 2, 1, 0, ['country:fin', 'country:swe']],
    ],
  },
  {
    report: 'parts-made-in-country',
    parameters: { country: 'country:swe' },
    because: 'cedar makes both, ash the valve too; boats and more deliver the boat',
    rows: [
      [...sparePump, 1, 0, 0, 1, ['platform:boat'], 2],
      [...valve, 1, 1, 0, 1, ['platform:boat'], 2],
    ],
  },
  {
    report: 'sites-of-makers',
    parameters: boat,
    because: 'the pump comes from Ash South, the valve from a site of ash or of cedar; beech has none',
    rows: [
      ['site:ash-north', 'Ash North', ...ash, false, [valve[0]], 65, 25, 'CITY', null],
      ['site:ash-south', 'Ash South', ...ash, true, [pump[0], valve[0]], 60, 25, 'EXACT', null],
      ['site:cedar', 'Cedar Works', ...cedar, false, [sparePump[0], valve[0]], null, null, null, null],
    ],
  },
  {
    report: 'sites-of-makers',
    parameters: { ...boat, north: 62, west: 20 },
    because: 'Ash North lies further north, and where cedar is nobody knows',
    rows: [
      ['site:ash-south', 'Ash South', ...ash, true, [pump[0], valve[0]], 60, 25, 'EXACT', null],
      ['site:cedar', 'Cedar Works', ...cedar, false, [sparePump[0], valve[0]], null, null, null, null],
    ],
  },
  {
    report: 'supply-concentration',
    parameters: { fsc: '4320' },
    because: '0.5² + 0.5² = 0.5; of the pump only 0.6 is known, so at least 0.36',
    rows: [
      [...valve, 2, 0, 1, 0.5, 0.5, ash[0], 0.5],
      [...pump, 2, 1, 0.6, null, 0.36, ash[0], 0.6],
    ],
  },
  {
    report: 'supply-concentration',
    parameters: { fsc: '4020' },
    because: 'ash is stated to supply all of the rope and beech to supply it too, so the shares do not hold',
    rows: [['component:rope', 'Rope', 2, 1, 1, null, 1, ash[0], 1]],
  },
  {
    report: 'alternative-suppliers',
    parameters: { component: 'component:pump', supplier: 'organization:ash' },
    because: 'beech makes it, the spare pump shares its slot, the valve its class; ash itself is left out',
    rows: [
      [...beech, 'SAME_COMPONENT', ...pump, null, null, 40, false],
      [...cedar, 'SAME_SLOT', ...sparePump, false, null, null, false],
      [...cedar, 'SAME_CLASS', ...valve, false, null, null, false],
    ],
  },
  {
    report: 'technology-gaps',
    parameters: { scheme: 'Ours' },
    because: 'beech develops hulls, which belong to sea; nothing rests on any',
    rows: [
      ['technology:sonar', 'Sonar', 'TECHNOLOGY', 0, 0, 0, ['NO_SME', 'NO_PRODUCT']],
      ['technology:hulls', 'Hulls', 'TECHNOLOGY', 1, 1, 0, ['ONE_SME', 'NO_PRODUCT']],
      ['technology:sea', 'Sea', 'FIELD', 1, 1, 0, ['ONE_SME', 'NO_PRODUCT']],
    ],
  },
];

const money: readonly Answer[] = [
  {
    report: 'contracts-without-supply-contract',
    because: 'beech sells the boats and makes pumps itself; nobody is under contract for the valve in the pump',
    rows: [[...boats, null, 'platform:boat', ...valve, 2, 0, 0]],
  },
  {
    report: 'award-to-first-delivery',
    parameters: boat,
    because: 'from 2024-11 to 2026-02 are 15 months, to 2027-05 are 30; an option is no order',
    rows: [[...boats, 'DOMESTIC', 'IN_FORCE', '2024-11', '2026-02', '2027-05', 15, 30]],
  },
  {
    report: 'exposure-to-supplier',
    parameters: { supplier: 'organization:cedar' },
    because: 'the boat holds its pump and its valve, the pump its valve; the contract for pumps serves boats',
    rows: [
      [
        ...[...boats, 'DOMESTIC', 'IN_FORCE', '2024-11', ['platform:boat'], ['organization:beech']],
        ...[['country:fin', 'organization:fleet'], [], 90000, 'EUR'],
      ],
      [
        ...['contract:more', 'More boats', 'OPTION', 'SIGNED', null, ['platform:boat'], ['organization:beech']],
        ...[['organization:fleet'], [], 50000, 'EUR'],
      ],
      [
        ...['contract:pumps', 'Pumps', 'SUPPLY', 'SIGNED', '2024-10', ['component:pump'], [], []],
        ...[['contract:boats'], 7000, 'EUR'],
      ],
    ],
  },
  {
    report: 'exposure-to-buyer-country',
    parameters: { country: 'country:fin' },
    because: 'elm has a quarter of 400 and all of 200; what fir has of the loan is not known',
    rows: [
      ['organization:elm', 'Elm Bank', 2, 1, 30000, 'EUR', 0],
      ['organization:fir', 'Fir Bank', 1, 1, null, 'EUR', 1],
    ],
  },
  {
    report: 'awards-against-caps',
    because: 'ash gave one back and has 100 of 300; the other award is for two firms, in which parts nobody says',
    rows: [
      [...sail, ...ash, 1, 0, 10000, 'EUR', 30000, 'EUR', 20000, 'EUR'],
      [...sail, ...beech, 1, 1, null, 'EUR', 30000, 'EUR', null, null],
      [...sail, ...cedar, 1, 1, null, 'EUR', 30000, 'EUR', null, null],
    ],
  },
  {
    report: 'support-received',
    parameters: { organization: 'organization:beech' },
    because: 'the award for two firms stands whole',
    rows: [['award:both', 'Both', 'AWARD', ['programme:sail'], 'RUNNING', null, null, 2, 6000, 'EUR']],
  },
  {
    report: 'dependence-on-customers',
    parameters: { organization: 'organization:beech' },
    because: '900 of 1000 for both buyers of boats, 100 for Sweden; the option and the plan are no orders',
    rows: [
      ['country:fin', 'Finland', 'CONTRACT', 1, 0, 90000, 'EUR', 0.9],
      ['organization:fleet', 'Fleet', 'CONTRACT', 1, 0, 90000, 'EUR', 0.9],
      ['country:swe', 'Sweden', 'CONTRACT', 1, 0, 10000, 'EUR', 0.1],
    ],
  },
];

export const byHandAnswers: readonly Answer[] = [...chains, ...money];
