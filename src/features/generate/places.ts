/** Real places, the likeliest first, for firms that are not real. */
import type { Parameters } from './parameters';
import { Random } from './random';

export interface Country {
  readonly iso2: string;
  readonly iso3: string;
  readonly name: string;
  readonly nameKo: string;
}

const country = (iso2: string, iso3: string, name: string, nameKo: string): Country => ({ iso2, iso3, name, nameKo });

/** Home first, then where foreign firms and buyers are. */
export const countries: readonly Country[] = [
  country('KR', 'KOR', 'South Korea', '대한민국'),
  country('US', 'USA', 'United States', '미국'),
  country('DE', 'DEU', 'Germany', '독일'),
  country('JP', 'JPN', 'Japan', '일본'),
  country('CN', 'CHN', 'China', '중국'),
  country('FR', 'FRA', 'France', '프랑스'),
  country('GB', 'GBR', 'United Kingdom', '영국'),
  country('IL', 'ISR', 'Israel', '이스라엘'),
  country('IT', 'ITA', 'Italy', '이탈리아'),
  country('PL', 'POL', 'Poland', '폴란드'),
  country('TR', 'TUR', 'Türkiye', '튀르키예'),
  country('SE', 'SWE', 'Sweden', '스웨덴'),
  country('AU', 'AUS', 'Australia', '호주'),
  country('NO', 'NOR', 'Norway', '노르웨이'),
  country('NL', 'NLD', 'Netherlands', '네덜란드'),
  country('IN', 'IND', 'India', '인도'),
  country('CA', 'CAN', 'Canada', '캐나다'),
  country('ES', 'ESP', 'Spain', '스페인'),
  country('FI', 'FIN', 'Finland', '핀란드'),
  country('CH', 'CHE', 'Switzerland', '스위스'),
  country('AE', 'ARE', 'United Arab Emirates', '아랍에미리트'),
];

export interface Region {
  readonly key: string;
  readonly name: string;
  readonly nameKo: string;
}

const region = (key: string, name: string, nameKo: string): Region => ({ key, name, nameKo });

/** The first-level regions of South Korea. */
export const regions: readonly Region[] = [
  region('gyeongnam', 'South Gyeongsang', '경상남도'),
  region('gyeonggi', 'Gyeonggi', '경기도'),
  region('gyeongbuk', 'North Gyeongsang', '경상북도'),
  region('daejeon', 'Daejeon', '대전광역시'),
  region('seoul', 'Seoul', '서울특별시'),
  region('busan', 'Busan', '부산광역시'),
  region('incheon', 'Incheon', '인천광역시'),
  region('ulsan', 'Ulsan', '울산광역시'),
  region('chungnam', 'South Chungcheong', '충청남도'),
  region('daegu', 'Daegu', '대구광역시'),
  region('chungbuk', 'North Chungcheong', '충청북도'),
  region('gwangju', 'Gwangju', '광주광역시'),
  region('jeonbuk', 'Jeonbuk', '전북특별자치도'),
  region('jeonnam', 'South Jeolla', '전라남도'),
  region('gangwon', 'Gangwon', '강원특별자치도'),
  region('sejong', 'Sejong', '세종특별자치시'),
  region('jeju', 'Jeju', '제주특별자치도'),
];

export const UNKNOWN = -1;

/** Where each firm is: its country, and its region where that is Korean and known. */
export interface Locations {
  readonly country: Int8Array;
  readonly region: Int8Array;
  /** LOCATED_IN rows that follow. */
  readonly relations: number;
}

/** Share of firms whose country is not known, of the share of cells that are not. */
const COUNTRY_OF_UNKNOWN = 1 / 6;

/** Places firms by Zipf's law; foreign ones grow more frequent up the tiers. */
export function locate(size: number, parameters: Parameters, seed: number): Locations {
  const random = new Random(seed, 'places');
  const { foreignShare } = parameters;
  const country = new Int8Array(size).fill(UNKNOWN);
  const region = new Int8Array(size).fill(UNKNOWN);
  const abroad = zipf(countries.length - 1, parameters.placeExponent);
  const home = zipf(regions.length, parameters.placeExponent);
  let relations = 0;
  for (let firm = 0; firm < size; firm++) {
    const isForeign = random.chance(foreignShare * (1 + (1 - foreignShare) * (firm / size - 0.5)));
    const [draw, known, regionKnown] = [random.real(), random.real(), random.real()];
    if (known < parameters.unknownShare * COUNTRY_OF_UNKNOWN) continue;
    country[firm] = isForeign ? 1 + abroad(draw) : 0;
    if (!isForeign && regionKnown >= parameters.unknownShare) region[firm] = home(draw);
    relations += region[firm] === UNKNOWN ? 1 : 2;
  }
  return { country, region, relations };
}

/** A rank below `count` for a number from 0 to 1: rank r with a weight of (r + 1)^−exponent. */
function zipf(count: number, exponent: number): (draw: number) => number {
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (draw) => {
    let left = draw * total;
    for (let rank = 0; rank < count - 1; rank++) {
      left -= weights[rank]!;
      if (left < 0) return rank;
    }
    return count - 1;
  };
}
