/** A package for what seeds/tiny has none of: places, plants, slots, options, shared loans and awards, broader fields. */
import { dataPackage, table } from '../../data-package';

export const placesAndMoney = (): string =>
  dataPackage({
    countries: table('id,name,iso2,iso3', 'country:fin,Finland,FI,FIN', 'country:swe,Sweden,SE,SWE'),
    organizations: table(
      'id,roles,name',
      'organization:ash,Sme,Ash',
      'organization:beech,Sme,Beech',
      'organization:cedar,,Cedar',
      'organization:elm,FinancingInstitution,Elm Bank',
      'organization:fir,FinancingInstitution,Fir Bank',
      'organization:fleet,GovernmentBody,Fleet',
    ),
    'located-in': table(
      'from,to',
      'organization:ash,country:fin',
      'organization:cedar,country:swe',
      'organization:fleet,country:fin',
    ),
    sites: table(
      'id,name,latitude,longitude,precision',
      'site:ash-north,Ash North,65,25,CITY',
      'site:ash-south,Ash South,60,25,EXACT',
      'site:cedar,Cedar Works,,,',
    ),
    operates: table(
      'from,to',
      'organization:ash,site:ash-north',
      'organization:ash,site:ash-south',
      'organization:cedar,site:cedar',
    ),
    components: table(
      'id,name,fsc,hsCode',
      'component:pump,Pump,4320,',
      'component:rope,Rope,4020,',
      'component:spare-pump,Spare pump,,8413.50',
      'component:valve,Valve,4320,8413.50',
    ),
    platforms: table('id,name', 'platform:boat,Boat'),
    'part-of': table(
      'from,to,required,slot',
      'component:pump,platform:boat,true,pump',
      'component:spare-pump,platform:boat,,pump',
      'component:valve,component:pump,true,',
    ),
    supplies: table(
      'from,to,share,qualified,leadTimeDays,leadTimeMonths,siteId',
      'organization:ash,component:pump,0.6,true,,2,site:ash-south',
      'organization:beech,component:pump,,,40,,',
      'organization:ash,component:rope,1,,,,',
      'organization:beech,component:rope,,,,,',
      'organization:cedar,component:spare-pump,0.9,false,,,',
      'organization:ash,component:valve,0.5,,,,',
      'organization:cedar,component:valve,0.5,false,,,',
    ),
    contracts: table(
      'id,name,kind,status,signedIn,firstDeliveryIn,endsOn,amount,amountCurrency',
      'contract:boats,Boats,DOMESTIC,IN_FORCE,2024-11,2026-02,2027-05-31,900,EUR',
      'contract:more,More boats,OPTION,SIGNED,,,,500,EUR',
      'contract:pumps,Pumps,SUPPLY,SIGNED,2024-10,,,70,EUR',
      'contract:refit,Refit,DOMESTIC,SIGNED,,,,100,EUR',
      'contract:plan,Plan,DOMESTIC,PLANNED,,,,800,EUR',
    ),
    serves: table('from,to', 'contract:pumps,contract:boats'),
    'delivered-under': table(
      'from,to',
      'platform:boat,contract:boats',
      'platform:boat,contract:more',
      'component:pump,contract:pumps',
    ),
    'sold-by': table(
      'from,to',
      ...['boats', 'more', 'refit', 'plan'].map((contract) => `contract:${contract},organization:beech`),
    ),
    'bought-by': table(
      'from,to',
      'contract:boats,organization:fleet',
      'contract:boats,country:fin',
      'contract:more,organization:fleet',
      'contract:refit,country:swe',
      'contract:plan,country:swe',
    ),
    instruments: table(
      'id,name,kind,amount,amountCurrency',
      'instrument:loan,Loan,LOAN,400,EUR',
      'instrument:line,Line,LOAN,200,EUR',
    ),
    provides: table(
      'from,to,share',
      'organization:elm,instrument:loan,0.25',
      'organization:fir,instrument:loan,',
      'organization:elm,instrument:line,',
    ),
    backs: table('from,to', 'instrument:loan,contract:boats', 'instrument:line,contract:boats'),
    programmes: table('id,name,capPerCompany,capPerCompanyCurrency', 'programme:sail,Sail,300,EUR'),
    awards: table(
      'id,name,state,amount,amountCurrency',
      'award:alone,Alone,RUNNING,100,EUR',
      'award:both,Both,RUNNING,60,EUR',
      'award:gone,Gone,WITHDRAWN,90,EUR',
    ),
    grants: table('from,to', ...['alone', 'both', 'gone'].map((award) => `programme:sail,award:${award}`)),
    'awarded-to': table(
      'from,to',
      'award:alone,organization:ash',
      'award:both,organization:cedar',
      'award:both,organization:beech',
      'award:gone,organization:ash',
    ),
    technologies: table(
      'id,name,scheme,level',
      'technology:sea,Sea,Ours,FIELD',
      'technology:hulls,Hulls,Ours,TECHNOLOGY',
      'technology:sonar,Sonar,Ours,TECHNOLOGY',
    ),
    broader: table('from,to', 'technology:hulls,technology:sea'),
    develops: table('from,to', 'organization:beech,technology:hulls'),
  });

/** The same source puts another value to the contract for boats. */
export const dearerBoats = (): string =>
  dataPackage({
    contracts: table('id,name,kind,status,amount,amountCurrency', 'contract:boats,Boats,DOMESTIC,IN_FORCE,950,EUR'),
  });
