/**
 * The names under which a CycloneDX bill of materials carries what it has no field for. A component's `bom-ref` is our
 * id, its `name` and `description` are the columns of these names. Every value is the cell of a data package: an
 * unknown has no property, `;` parts the items of a list, money stands in major units.
 */

/** Registered names (CycloneDX property taxonomy). */
export const registeredProperties = {
  reproducible: 'cdx:reproducible', // in metadata; 'true': equal content gives equal bytes, so there is no timestamp
  quantity: 'cdx:device:quantity', // pieces in one of the whole; left out where several relations join the two
  gtin: 'cdx:device:gs1:gtin-', // and the length of the number: 8, 12, 13 or 14
} as const;

/**
 * Names of our own. A row is a JSON object of cells by column, unknowns left out, and has a property of its own: each
 * supplier (`tierline:row:Organization`) and each source cited in metadata; on a component its `tierline:row:PART_OF`
 * for every whole in the document, nested there or not, and its `tierline:row:SUPPLIES`. Their `siteId` and `contractId`
 * may name what the document does not hold.
 */
export const ownProperties = {
  cell: 'tierline:', // and a column, such as partNumber, of a component or platform: all but name, description and gtin
  row: 'tierline:row:', // and a kind or relation
  asKnownOn: 'tierline:asKnownOn', // in metadata, where the document shows an earlier state of the graph
} as const;

/** What a bill of materials holds; an entity has a place of its own or a row, a relation always has a row. */
export const billKinds = ['Platform', 'Component', 'Organization', 'Source'] as const;
export const billRelations = ['PART_OF', 'SUPPLIES'] as const;
