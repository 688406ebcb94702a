/** What seeds/tiny answers on how far its facts can be trusted, and since when they are known. */
import type { Answer } from '../shipped-reports';

const changed = [
  ...['SUPPLIES/organization:birch/component:ring', 'SUPPLIES', 'organization:birch', 'Birch Systems'],
  ...['component:ring', 'Retaining ring', '2025-01-01T00:00:00.000Z', 0.8],
];
const rumour = ['source:rumour', 'Invented rumour for tests'];
const firms = (from: string, to: string) => `SUPPLIES_TO/organization:${from}/organization:${to}`;

export const evidenceAnswers: readonly Answer[] = [
  {
    report: 'new-in-a-chain',
    parameters: { platform: 'platform:garam', since: '2025-01-01' },
    because: 'of the chain only birch→ring was recorded anew, on that very day',
    rows: [changed],
  },
  {
    report: 'new-in-a-chain',
    parameters: { platform: 'platform:garam', since: '2025-01-02' },
    because: 'nothing was recorded later',
    rows: [],
  },
  {
    report: 'new-in-a-chain',
    parameters: { platform: 'platform:narae', since: '2024-01-01', tiers: 1 },
    because: 'the camera in it, and its contract; the prime is not known and the ring is deeper',
    rows: [
      [
        ...['DELIVERED_UNDER/platform:narae/contract:export', 'DELIVERED_UNDER', 'platform:narae', 'Narae drone'],
        ...['contract:export', 'Garam and Narae export', '2024-01-01T00:00:00.000Z', 0.75],
      ],
      [
        ...['PART_OF/component:camera/platform:narae', 'PART_OF', 'component:camera', 'Narae camera'],
        ...['platform:narae', 'Narae drone', '2024-01-01T00:00:00.000Z', 1],
      ],
    ],
  },
  {
    report: 'facts-on-one-weak-source',
    because: 'the rumour alone says two of the three; hanbit→alder rests on both sources',
    rows: [
      [
        ...[firms('hanbit', 'birch'), 'SUPPLIES_TO', 'organization:hanbit', 'Hanbit Precision'],
        ...['organization:birch', 'Birch Systems', 0.3, ...rumour],
      ],
      [
        ...[firms('alder', 'hanbit'), 'SUPPLIES_TO', 'organization:alder', 'Alder Optics'],
        ...['organization:hanbit', 'Hanbit Precision', 0.5, ...rumour],
      ],
    ],
  },
  {
    report: 'conflicting-facts',
    because: 'one claim says 12 employees, the other 20',
    rows: [
      [
        ...['organization:hanbit', 'employees', 'claim:hanbit-employees-12', '12', 0.9, 'PREFERRED', '2025-03-31'],
        ['source:invented'],
      ],
      [
        ...['organization:hanbit', 'employees', 'claim:hanbit-employees-20', '20', 0.5, 'NORMAL', '2025-05-31'],
        ['source:rumour'],
      ],
    ],
  },
  {
    report: 'conflicting-facts',
    scope: { asKnownOn: '2025-05-31T00:00:00.000Z' },
    because: 'the second claim came a day later',
    rows: [],
  },
  {
    report: 'conflicting-facts',
    parameters: { subject: 'organization:alder' },
    because: 'nobody disagrees on alder',
    rows: [],
  },
];
