/** What seeds/tiny answers on firms: whom they could replace, whom they own, what they develop and sell. */
import type { Answer } from '../shipped-reports';

const lens = ['component:lens', 'Objective lens'];
const ring = ['component:ring', 'Retaining ring'];
const sight = ['component:sight', 'Panoramic sight'];
const camera = ['component:camera', 'Narae camera'];
const alder = ['organization:alder', 'Alder Optics'];
const birch = ['organization:birch', 'Birch Systems'];
const garnet = ['organization:garnet', 'Garnet Defence'];
const owns = (owner: string, owned: string) => `OWNS/organization:${owner}/organization:${owned}`;
const contract = ['contract:export', 'Garam and Narae export', 'EXPORT', 'IN_FORCE', 10000000050, 'USD'];

export const firmAnswers: readonly Answer[] = [
  {
    report: 'alternative-suppliers',
    parameters: { component: 'component:lens' },
    because: 'alder makes it; the camera shares its technology and has no maker',
    rows: [[...alder, 'SAME_COMPONENT', ...lens, true, 40, 120, null]],
  },
  {
    report: 'alternative-suppliers',
    parameters: { component: 'component:camera', supplier: 'organization:hanbit' },
    because: 'the lens shares its technology; hanbit owns nobody and nobody owns it',
    rows: [[...alder, 'SAME_TECHNOLOGY', ...lens, true, 40, 120, false]],
  },
  {
    report: 'alternative-suppliers',
    parameters: { component: 'component:sight', supplier: 'organization:birch' },
    because: 'garnet makes it too and owns 60 % of birch; its capacity is not stated',
    rows: [[...garnet, 'SAME_COMPONENT', ...sight, true, null, 90, true]],
  },
  {
    report: 'supply-concentration',
    because: 'sight: 0.7² + 0.3² = 0.58; one firm supplies all of the lens and of the ring',
    rows: [
      [...lens, 1, 0, 1, 1, 1, alder[0], 1],
      [...ring, 1, 0, 1, 1, 1, birch[0], 1],
      [...sight, 2, 0, 1, 0.58, 0.58, birch[0], 0.7],
    ],
  },
  {
    report: 'supply-concentration',
    scope: { asKnownOn: '2024-06-01T00:00:00.000Z' },
    because: 'then birch had a share of 0.5 in the ring, and alder made the camera, share unknown',
    rows: [
      [...lens, 1, 0, 1, 1, 1, alder[0], 1],
      [...sight, 2, 0, 1, 0.58, 0.58, birch[0], 0.7],
      [...ring, 1, 0, 0.5, null, 0.25, birch[0], 0.5],
      [...camera, 1, 1, null, null, null, null, null],
    ],
  },
  {
    report: 'supply-concentration',
    parameters: { fsc: '1240' },
    because: 'the sight alone is of class 1240',
    rows: [[...sight, 2, 0, 1, 0.58, 0.58, birch[0], 0.7]],
  },
  {
    report: 'owners-and-groups',
    parameters: { organization: 'organization:garnet' },
    because: 'garnet owns 60 % of birch, which owns 50 % of alder; no source says since when',
    rows: [
      [owns('garnet', 'birch'), 1, ...garnet, ...birch, 0.6, null, 1],
      [owns('birch', 'alder'), 2, ...birch, ...alder, 0.5, null, 1],
    ],
  },
  {
    report: 'owners-and-groups',
    parameters: { organization: 'organization:alder', steps: 1 },
    because: 'birch owns it; garnet is a step further',
    rows: [[owns('birch', 'alder'), 1, ...birch, ...alder, 0.5, null, 1]],
  },
  {
    report: 'technology-gaps',
    because: 'hanbit develops it and alder makes the lens, both of them SMEs; lens and camera rest on it',
    rows: [['technology:optics', 'Optics', 'TECHNOLOGY', 2, 2, 2, []]],
  },
  {
    report: 'technology-gaps',
    parameters: { level: 'FIELD' },
    because: 'there is no field',
    rows: [],
  },
  {
    report: 'technology-uses',
    parameters: { technology: 'technology:optics' },
    because: 'the lens is in both platforms, the camera in narae; the export delivers both platforms',
    rows: [
      [...lens, 'platform:garam', 'Garam howitzer', ...contract],
      [...camera, 'platform:narae', 'Narae drone', ...contract],
      [...lens, 'platform:narae', 'Narae drone', ...contract],
    ],
  },
  {
    report: 'dependence-on-customers',
    parameters: { organization: 'organization:hanbit' },
    because: 'KRW 800,000,000 to alder; of birch no value is known, so all that is known goes to alder',
    rows: [
      [...alder, 'SUPPLY', 1, 0, 800000000, 'KRW', 1],
      [...birch, 'SUPPLY', 1, 1, null, null, null],
    ],
  },
  {
    report: 'dependence-on-customers',
    parameters: { organization: 'organization:garnet' },
    because: 'it sells export and framework to ata, and a framework is no order',
    rows: [['country:ata', 'Antarctica', 'CONTRACT', 1, 0, 10000000050, 'USD', 1]],
  },
];
