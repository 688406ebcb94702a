/** What seeds/tiny answers on contracts and on the money behind them. */
import type { Answer } from '../shipped-reports';

const exported = ['contract:export', 'Garam and Narae export'];
const framework = ['contract:framework', 'Antarctic framework'];
const money = [10000000050, 'USD'];
const guarantee = ['instrument:guarantee', 'Dogwood guarantee'];
const cover = [150000025, 'USD'];

export const contractAnswers: readonly Answer[] = [
  {
    report: 'contracts-without-supply-contract',
    because: 'garam needs the sight, which its seller makes too, in it the lens by day, and in that the ring',
    rows: [
      [...exported, '2025-01-15', 'platform:garam', 'component:lens', 'Objective lens', 1, 0, 0],
      [...exported, '2025-01-15', 'platform:garam', 'component:ring', 'Retaining ring', 1, 0, 0],
    ],
  },
  {
    report: 'contracts-without-supply-contract',
    parameters: { includeUnknown: true },
    because: 'of the camera in narae nobody says whether it is required; lens and ring are in it',
    rows: [
      [...exported, '2025-01-15', 'platform:garam', 'component:lens', 'Objective lens', 1, 0, 0],
      [...exported, '2025-01-15', 'platform:garam', 'component:ring', 'Retaining ring', 1, 0, 0],
      [...exported, '2025-01-15', 'platform:narae', 'component:camera', 'Narae camera', 0, 0, 0],
      [...exported, '2025-01-15', 'platform:narae', 'component:lens', 'Objective lens', 1, 0, 0],
      [...exported, '2025-01-15', 'platform:narae', 'component:ring', 'Retaining ring', 1, 0, 0],
    ],
  },
  {
    report: 'contracts-without-supply-contract',
    scope: { asOf: '2025-01-14' },
    because: 'it was signed a day later',
    rows: [],
  },
  {
    report: 'award-to-first-delivery',
    because: 'from 2025-01 to 2029-12 are 59 months; the first delivery is not known; a framework is no order',
    rows: [[...exported, 'EXPORT', 'IN_FORCE', '2025-01', null, '2029-12', null, 59]],
  },
  {
    report: 'exposure-to-supplier',
    parameters: { supplier: 'organization:alder' },
    because: 'its lens is in the sight and in both platforms, all delivered under export, which is one row',
    rows: [
      [
        ...[...exported, 'EXPORT', 'IN_FORCE', '2025-01', ['component:sight', 'platform:garam', 'platform:narae']],
        ...[['organization:garnet'], ['country:ata'], ['contract:framework'], ...money],
      ],
    ],
  },
  {
    report: 'exposure-to-supplier',
    parameters: { supplier: 'organization:hanbit', firmSteps: 0 },
    because: 'it makes no part itself',
    rows: [],
  },
  {
    report: 'contracts-by-state',
    because: 'the framework has no value',
    rows: [
      ['EXPORT', 'IN_FORCE', 1, ...money, ['contract:export']],
      ['FRAMEWORK', 'SIGNED', 1, null, null, ['contract:framework']],
    ],
  },
  {
    report: 'contracts-by-state',
    parameters: { buyer: 'country:ata', platform: 'platform:narae' },
    because: 'nothing is delivered under the framework',
    rows: [['EXPORT', 'IN_FORCE', 1, ...money, ['contract:export']]],
  },
  {
    report: 'contract-values-in-currency',
    parameters: { currency: 'krw' },
    because: 'the second value of export is KRW 130,000,000,650 at 1300',
    rows: [
      [
        ...[...exported, 'EXPORT', 'IN_FORCE', '2025-01-15'],
        ...['STATED_SECOND', 130000000650, 'KRW', 1300, '2025-01-15'],
      ],
      [...framework, 'FRAMEWORK', 'SIGNED', '2024-11-01', 'UNKNOWN', null, null, null, null],
    ],
  },
  {
    report: 'contract-values-in-currency',
    parameters: { currency: 'EUR', platform: 'platform:garam' },
    because: 'export is stated in USD and KRW',
    rows: [
      [...[...exported, 'EXPORT', 'IN_FORCE', '2025-01-15'], ...['OTHER_CURRENCY', null, null, 1300, '2025-01-15']],
    ],
  },
  {
    report: 'exposure-to-buyer-country',
    parameters: { country: 'country:ata' },
    because: 'dogwood alone provides the guarantee behind export',
    rows: [['organization:dogwood', 'Dogwood Export Bank', 1, 1, ...cover, 0]],
  },
  {
    report: 'exposure-to-buyer-country',
    parameters: { country: 'country:ata' },
    scope: { minConfidence: 0.95 },
    because: 'the guarantee backs export with 0.9',
    rows: [],
  },
  {
    report: 'instruments-behind-contracts',
    because: 'one guarantee backs one contract, with 0.9',
    rows: [
      [
        ...[...exported, ...money, ...guarantee, 'GUARANTEE', ['organization:dogwood'], ...cover],
        ...[1, '2028-02-01', 0.9],
      ],
    ],
  },
  {
    report: 'support-received',
    parameters: { organization: 'organization:hanbit' },
    because: 'the guarantee began in February 2025, the award in June',
    rows: [
      [...[...guarantee, 'GUARANTEE', ['organization:dogwood'], null, '2025-02-01', '2028-02-01', 1], ...cover],
      [
        ...['award:seedling-hanbit', 'Seedling award to Hanbit', 'AWARD', ['programme:seedling'], 'RUNNING'],
        ...['2025-06-01', '2027-06-01', 1, 400000000, 'KRW'],
      ],
    ],
  },
  {
    report: 'awards-against-caps',
    because: '5,000,000,000 − 400,000,000',
    rows: [
      [
        ...['programme:seedling', 'Seedling programme', 'organization:hanbit', 'Hanbit Precision', 1, 0],
        ...[400000000, 'KRW', 5000000000, 'KRW', 4600000000, 'KRW'],
      ],
    ],
  },
];
