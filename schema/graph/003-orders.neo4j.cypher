// Lists run by name from an index on the sort key of each kind; the embedded engine has no indexes that keep an order.
CREATE RANGE INDEX organization_by_name IF NOT EXISTS FOR (n:Organization) ON (n.sortKey);
CREATE RANGE INDEX site_by_name IF NOT EXISTS FOR (n:Site) ON (n.sortKey);
CREATE RANGE INDEX component_by_name IF NOT EXISTS FOR (n:Component) ON (n.sortKey);
CREATE RANGE INDEX platform_by_name IF NOT EXISTS FOR (n:Platform) ON (n.sortKey);
CREATE RANGE INDEX technology_by_name IF NOT EXISTS FOR (n:Technology) ON (n.sortKey);
CREATE RANGE INDEX contract_by_name IF NOT EXISTS FOR (n:Contract) ON (n.sortKey);
CREATE RANGE INDEX programme_by_name IF NOT EXISTS FOR (n:Programme) ON (n.sortKey);
CREATE RANGE INDEX award_by_name IF NOT EXISTS FOR (n:Award) ON (n.sortKey);
CREATE RANGE INDEX instrument_by_name IF NOT EXISTS FOR (n:Instrument) ON (n.sortKey);
CREATE RANGE INDEX permit_by_name IF NOT EXISTS FOR (n:Permit) ON (n.sortKey);
CREATE RANGE INDEX country_by_name IF NOT EXISTS FOR (n:Country) ON (n.sortKey);
CREATE RANGE INDEX region_by_name IF NOT EXISTS FOR (n:Region) ON (n.sortKey);
CREATE RANGE INDEX source_by_name IF NOT EXISTS FOR (n:Source) ON (n.sortKey);
CREATE RANGE INDEX claim_by_name IF NOT EXISTS FOR (n:Claim) ON (n.sortKey);

// Search looks for a part of the text that is made from an entity's names and identifiers.
CREATE TEXT INDEX entity_by_search_text IF NOT EXISTS FOR (n:Entity) ON (n.search);
