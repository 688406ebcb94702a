/** What seeds/tiny answers on platforms, their parts and who makes them. */
import type { Answer } from '../shipped-reports';

const garam = { platform: 'platform:garam' };
const narae = { platform: 'platform:narae' };
const both = ['platform:garam', 'platform:narae'];
const lens = ['component:lens', 'Objective lens'];
const ring = ['component:ring', 'Retaining ring'];
const sight = ['component:sight', 'Panoramic sight'];
const camera = ['component:camera', 'Narae camera'];
const alder = ['organization:alder', 'Alder Optics'];
const birch = ['organization:birch', 'Birch Systems'];
const hanbit = ['organization:hanbit', 'Hanbit Precision'];

export const chainAnswers: readonly Answer[] = [
  {
    report: 'single-source-components',
    parameters: garam,
    because: 'the sight has two makers, the lens and the ring one each; one contract; no slot holds two parts',
    rows: [
      [...lens, 2, ...alder, true, true, 120, 0, 1],
      [...ring, 3, ...birch, true, null, 30, 0, 1],
    ],
  },
  {
    report: 'single-source-components',
    parameters: { ...garam, tiers: 2 },
    because: 'the ring is on tier 3',
    rows: [[...lens, 2, ...alder, true, true, 120, 0, 1]],
  },
  {
    report: 'single-source-components',
    parameters: garam,
    scope: { asOf: '2022-12-31' },
    because: 'hanbit made the ring too until 2023',
    rows: [[...lens, 2, ...alder, true, true, 120, 0, 1]],
  },
  {
    report: 'single-source-components',
    parameters: garam,
    scope: { minConfidence: 0.85 },
    because: 'lens→sight by night has 0.9 and alder→lens 0.9; birch→ring has 0.8, so no maker of the ring is left',
    rows: [[...lens, 2, ...alder, true, true, 120, 0, 1]],
  },
  {
    report: 'firms-single-source-for-several-platforms',
    because: 'the lens of alder and the ring of birch end up in both platforms, which one contract delivers',
    rows: [
      [...alder, 2, both, 1, 1],
      [...birch, 2, both, 1, 1],
    ],
  },
  {
    report: 'firms-single-source-for-several-platforms',
    parameters: { country: 'country:ata' },
    because: 'no firm has a known place',
    rows: [],
  },
  {
    report: 'shared-sub-tier-suppliers',
    because: 'garnet makes the sight alone, which is in garam alone; hanbit supplies alder and birch',
    rows: [
      [...alder, 2, both, 1],
      [...birch, 2, both, 2],
      [...hanbit, 2, both, 0],
    ],
  },
  {
    report: 'shared-sub-tier-suppliers',
    parameters: { firmSteps: 0 },
    because: 'hanbit makes no part itself',
    rows: [
      [...alder, 2, both, 1],
      [...birch, 2, both, 2],
    ],
  },
  {
    report: 'longest-lead-times',
    parameters: garam,
    because: 'alder takes 120 days for the lens, birch 60 and garnet 90 for the sight, birch 30 for the ring',
    rows: [
      [...lens, 2, 1, 0, 120, 120],
      [...sight, 1, 2, 0, 60, 90],
      [...ring, 3, 1, 0, 30, 30],
    ],
  },
  {
    report: 'longest-lead-times',
    parameters: { ...narae, tiers: 1 },
    because: 'nobody is known to make the camera',
    rows: [[...camera, 1, 0, 0, null, null]],
  },
  {
    report: 'coverage-per-tier',
    parameters: narae,
    because: 'camera without a maker, lens, ring; nothing is known to go into the ring',
    rows: [
      ['platform:narae', 1, 1, 0, 1, 0, 0],
      ['platform:narae', 2, 1, 1, 0, 1, 0],
      ['platform:narae', 3, 1, 1, 0, 1, 1],
    ],
  },
  {
    report: 'coverage-per-tier',
    parameters: { ...narae, tiers: 1 },
    scope: { asKnownOn: '2024-03-01T00:00:00.000Z' },
    because: 'alder→camera was held until 2024-07-01',
    rows: [['platform:narae', 1, 1, 1, 0, 1, 0]],
  },
  {
    report: 'components-without-maker',
    because: 'hanbit→camera has not begun, alder→camera is retracted',
    rows: [[...camera, 'ASSEMBLY', 'MEDIUM', 1, ['platform:narae']]],
  },
  {
    report: 'components-without-maker',
    scope: { asOf: '2030-01-01' },
    because: 'hanbit→camera has begun',
    rows: [],
  },
  {
    report: 'components-without-maker',
    parameters: garam,
    because: 'the camera is not in garam',
    rows: [],
  },
  {
    report: 'origin-of-parts',
    parameters: { ...garam, country: 'country:ata' },
    because: 'no firm has a known place',
    rows: [
      [...sight, 1, 'HIGH', 'UNKNOWN', 2, 0, 2, []],
      [...lens, 2, 'HIGH', 'UNKNOWN', 1, 0, 1, []],
      [...ring, 3, 'LOW', 'UNKNOWN', 1, 0, 1, []],
    ],
  },
  { report: 'sites-of-makers', parameters: garam, because: 'the package has no site', rows: [] },
  { report: 'parts-made-in-country', parameters: { country: 'country:ata' }, because: 'no firm is there', rows: [] },
];
