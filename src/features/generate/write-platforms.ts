/** The tables around platforms: primes, contracts, buyers and places. */
import { type Programme, procurementBodies } from './contracts';
import { koreanNameOf, type Names, nameOf } from './names';
import { countries, regions } from './places';
import type { OrganizationColumn } from './write-firms';
import type { CsvRow, PackageWriter } from './write-package';

const domains = ['LAND', 'AIR', 'SEA', 'MUNITION', 'SPACE'];
const contractColumns = [
  'id',
  'name',
  'kind',
  'status',
  'governmentToGovernment',
  'signedOn',
  'endsOn',
  'amount',
  'amountCurrency',
] as const;

export async function writePlatforms(writer: PackageWriter, names: Names, programme: Programme): Promise<void> {
  const { integrators, contracts } = programme;
  const platformId = (platform: number) => names.id('Platform', platform + 1);
  const contractId = (contract: number) => names.id('Contract', contract + 1);
  const firmId = (firm: number) => names.id('Organization', firm + 1);
  const platforms = integrators.map((_, platform) => ({
    id: platformId(platform),
    name: nameOf('platform', platform),
    nameKo: koreanNameOf('체계', platform),
    domain: domains[platform % domains.length]!,
  }));
  await writer.entities('Platform', ['id', 'name', 'nameKo', 'domain'], platforms);
  await writer.entities('Contract', contractColumns, contractRows(programme, contractId));
  const integration = integrators.flatMap((primes, platform) =>
    primes.map((prime, rank) => ({
      from: platformId(platform),
      to: firmId(prime),
      share: primes.length === 1 ? '1' : rank === 0 ? '0.7' : '0.3',
    })),
  );
  await writer.relate('INTEGRATED_BY', ['from', 'to', 'share'], integration);
  const deliveries = contracts.map(({ platform, quantity }, contract) => ({
    from: platformId(platform),
    to: contractId(contract),
    quantity,
  }));
  await writer.relate('DELIVERED_UNDER', ['from', 'to', 'quantity'], deliveries);
  const ends = (idOf: (contract: Programme['contracts'][number]) => string) =>
    contracts.map((contract, at) => ({ from: contractId(at), to: idOf(contract) }));
  const sales = ends(({ seller }) => firmId(seller));
  await writer.relate('SOLD_BY', ['from', 'to'], sales);
  const purchases = ends(({ isExport, buyer }) => (isExport ? countryId(names, buyer) : bodyId(names, buyer)));
  await writer.relate('BOUGHT_BY', ['from', 'to'], purchases);
}

function contractRows({ contracts }: Programme, contractId: (contract: number) => string) {
  return contracts.map(({ isExport, status, signedOn, endsOn, amount }, contract) => ({
    id: contractId(contract),
    name: nameOf('contract', contract),
    kind: isExport ? 'EXPORT' : 'DOMESTIC',
    status,
    governmentToGovernment: isExport ? null : false,
    signedOn,
    endsOn,
    amount,
    amountCurrency: 'KRW',
  }));
}

const bodyId = (names: Names, body: number): string => names.id('Organization', `body-${body + 1}`);
const countryId = (names: Names, at: number): string => names.id('Country', countries[at]!.iso2.toLowerCase());

/** The bodies that buy at home, as rows of the table of organizations. */
export function bodyRows(names: Names): CsvRow<OrganizationColumn>[] {
  return Array.from({ length: procurementBodies }, (_, body) => ({
    id: bodyId(names, body),
    roles: 'GovernmentBody',
    name: nameOf('procurement body', body),
    nameKo: koreanNameOf('조달기관', body),
    sizeClass: null,
    employees: null,
    revenue: null,
    revenueCurrency: null,
  }));
}

export async function writePlaces(writer: PackageWriter, names: Names): Promise<void> {
  const description = 'The place is real; what the package says to be there is not.';
  const countryRows = countries.map(({ iso2, iso3, name, nameKo }, at) => {
    return { id: countryId(names, at), name, nameKo, description, iso2, iso3 };
  });
  await writer.entities('Country', ['id', 'name', 'nameKo', 'description', 'iso2', 'iso3'], countryRows);
  const regionRows = regions.map(({ key, name, nameKo }) => ({
    id: names.id('Region', key),
    name,
    nameKo,
    description,
  }));
  await writer.entities('Region', ['id', 'name', 'nameKo', 'description'], regionRows);
}
