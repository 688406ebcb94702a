/** What shapes a generated network. The defaults follow published networks; each description names which. */

export interface ParameterDeclaration {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
  /** Absent where the default follows from the number of relations. */
  readonly value?: number;
  readonly description: string;
}

export const parameterDeclarations = {
  firmRelationShare: { value: 0.5, least: 0.3, most: 0.7, description: 'Share of SUPPLIES_TO among the relations.' },
  meanFirmDegree: {
    value: 5,
    least: 3,
    most: 8,
    description: 'Customers of a firm on average; 5.0 in Japanese manufacturing (arXiv 2410.05595).',
  },
  inExponent: {
    value: 2.4,
    least: 2.05,
    most: 3.5,
    description: 'Exponent of the number of suppliers, cut off at √firms; 2.42 in S&P Capital IQ (PLoS ONE 0239669).',
  },
  outExponent: {
    value: 2.1,
    least: 2.05,
    most: 3.5,
    description: 'Exponent of the number of customers, cut off at √firms; 2.11 in S&P Capital IQ (PLoS ONE 0239669).',
  },
  buyerShare: { value: 0.3, least: 0, most: 0.4, description: 'Share of firms that only buy from other firms.' },
  sellerShare: { value: 0.3, least: 0, most: 0.4, description: 'Share of firms that only sell to other firms.' },
  backEdgeShare: {
    value: 0.035,
    least: 0,
    most: 0.1,
    description: 'Share of firm relations that run against the tiers and so close cycles.',
  },
  sellersPerClass: { value: 7, least: 2, most: 40, description: 'Sellers of one product class on average.' },
  platforms: { least: 1, most: 2_000, whole: true, description: 'Platforms; 10 to 200 by the size of the network.' },
  depthLeast: {
    value: 3,
    least: 2,
    most: 9,
    whole: true,
    description: 'Least depth of a bill of materials; chains are 3–4 deep most often (Willems, M&SOM 10(1), 2008).',
  },
  depthMost: { value: 5, least: 2, most: 9, whole: true, description: 'Greatest depth of a bill of materials.' },
  singleChildShare: { value: 0.4, least: 0, most: 0.9, description: 'Share of assemblies made of one part.' },
  meanChildren: {
    least: 3,
    most: 13,
    description: 'Parts of the other assemblies on average, heavy-tailed; 3–13 in the chains of Willems 2008.',
  },
  childrenCap: {
    value: 232,
    least: 20,
    most: 1_000,
    whole: true,
    description: 'Most parts of one assembly; 232 in an aircraft engine chain of Willems 2008.',
  },
  reusedPartShare: {
    value: 0.28,
    least: 0,
    most: 0.6,
    description: 'Share of places in wholes filled by a part already used; 1.39 relations a stage in Willems 2008.',
  },
  singleSourceShare: { value: 0.6, least: 0, most: 1, description: 'Share of components with one source; assumed.' },
  dualSourceShare: { value: 0.25, least: 0, most: 1, description: 'Share of components with two sources; assumed.' },
  weightSigma: { value: 2, least: 0, most: 3, description: 'σ of the lognormal weights.' },
  smeShare: { value: 0.9, least: 0, most: 1, description: 'Share of firms, the smallest, that are SMEs; assumed.' },
  foreignShare: { value: 0.25, least: 0, most: 1, description: 'Share of firms outside Korea; assumed.' },
  placeExponent: { value: 1, least: 0, most: 3, description: 'Exponent of the Zipf law of regions and countries.' },
  koreanNameShare: { value: 0.7, least: 0, most: 1, description: 'Share of Korean firms with a Korean name.' },
  unknownShare: { value: 0.3, least: 0, most: 1, description: 'Share of the cells left empty that may be unknown.' },
} as const satisfies Record<string, ParameterDeclaration>;

export type ParameterName = keyof typeof parameterDeclarations;
export type Parameters = Readonly<Record<ParameterName, number>>;

export interface Order {
  /** Rows of relations in all, met within 2 %. */
  readonly relations: number;
  readonly seed: number;
  readonly parameters?: Partial<Parameters>;
}
