/** What CycloneDX 1.6 asks of a document, as far as a bill of hardware comes into it; any other field is refused. */
import Ajv from 'ajv';

const text = { type: 'string' };
const ref = { type: 'string', minLength: 1 };
const listOf = (items: object) => ({ type: 'array', items });

/** Nothing may stand there but these. */
const closed = (required: readonly string[], properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

const component = closed(['type', 'name'], {
  type: { enum: ['application', 'device', 'firmware', 'data', 'file', 'platform'] },
  'bom-ref': ref,
  supplier: { $ref: '#/definitions/organization' },
  manufacturer: { $ref: '#/definitions/organization' },
  group: text,
  name: text,
  version: { type: 'string', maxLength: 1024 },
  description: text,
  externalReferences: listOf(closed(['url', 'type'], { url: text, type: text, comment: text })),
  components: listOf({ $ref: '#/definitions/component' }),
  properties: listOf({ $ref: '#/definitions/property' }),
});

const validate = new Ajv({ allErrors: true }).compile({
  ...closed(['bomFormat', 'specVersion'], {
    $schema: { const: 'http://cyclonedx.org/schema/bom-1.6.schema.json' },
    bomFormat: { const: 'CycloneDX' },
    specVersion: { const: '1.6' },
    serialNumber: {
      type: 'string',
      pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    },
    version: { type: 'integer', minimum: 1 },
    metadata: closed([], {
      timestamp: text,
      tools: closed([], { components: listOf({ $ref: '#/definitions/component' }) }),
      component: { $ref: '#/definitions/component' },
      properties: listOf({ $ref: '#/definitions/property' }),
    }),
    components: listOf({ $ref: '#/definitions/component' }),
    dependencies: listOf(closed(['ref'], { ref, dependsOn: { type: 'array', items: ref, uniqueItems: true } })),
  }),
  definitions: {
    component,
    organization: closed([], { 'bom-ref': ref, name: text, url: listOf(text) }),
    property: closed(['name'], { name: text, value: text }),
  },
});

export interface DocumentComponent {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly description?: string;
  readonly supplier?: { readonly name: string };
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly components?: readonly DocumentComponent[];
}

export interface BomDocument {
  readonly serialNumber: string;
  readonly metadata: {
    readonly component?: DocumentComponent;
    readonly properties: DocumentComponent['properties'];
  };
  readonly components: readonly DocumentComponent[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export interface Place {
  readonly component: DocumentComponent;
  /** The ref of what it is nested in. */
  readonly whole: string | undefined;
}

/** Everything in a document, a whole before its parts. */
export function placesIn({ metadata: { component: root }, components }: BomDocument): Place[] {
  const places: Place[] = components.map((component) => ({ component, whole: root?.['bom-ref'] }));
  for (const { component: whole } of places) {
    for (const component of whole.components ?? []) places.push({ component, whole: whole['bom-ref'] });
  }
  return root ? [{ component: root, whole: undefined }, ...places] : places;
}

/** What is wrong with a document; nothing when it keeps the rules. */
export function broken(document: BomDocument): string[] {
  if (!validate(document)) return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  const refs = placesIn(document).map(({ component: { 'bom-ref': own } }) => own);
  const known = new Set(refs);
  const wholes = document.dependencies.map((dependency) => dependency.ref);
  const named = document.dependencies.flatMap(({ ref: whole, dependsOn }) => [whole, ...dependsOn]);
  return [
    ...(known.size < refs.length ? ['a bom-ref stands twice'] : []),
    ...(new Set(wholes).size < wholes.length ? ['a ref has two dependencies'] : []),
    ...named.filter((name) => !known.has(name)).map((name) => `dependencies name ${name}, which is not there`),
  ];
}
