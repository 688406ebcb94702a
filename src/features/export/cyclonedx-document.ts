/** The text of a bill of materials, piece by piece, a component a line. */
import { createHash } from 'node:crypto';
import { ownProperties, registeredProperties } from '../../model/cyclonedx-properties';
import type { Bill } from './cyclonedx-bill';

type Contents = Pick<Bill, 'root' | 'assembly' | 'component' | 'others'>;

/** What follows the head is made twice, so that it need not be held: for the serial number and to be written. */
export function* billTexts(bill: Contents, asKnownOn: string | undefined): Generator<string> {
  yield `${HEAD.slice(0, -1)},"serialNumber":"urn:uuid:${uuidOf(bodyTexts(bill, asKnownOn))}"`;
  yield* bodyTexts(bill, asKnownOn);
}

const HEAD = JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
});

function* bodyTexts({ root, assembly, component, others }: Contents, asKnownOn: string | undefined) {
  const metadata = {
    tools: { components: [{ type: 'application', name: 'Tierline' }] },
    ...(root === undefined ? {} : { component: component(root) }),
    properties: [
      { name: registeredProperties.reproducible, value: 'true' },
      ...(asKnownOn === undefined ? [] : [{ name: ownProperties.asKnownOn, value: asKnownOn }]),
      ...others,
    ],
  };
  yield `,"version":1,\n"metadata":${JSON.stringify(metadata)},\n"components":[`;
  yield* componentTexts(root === undefined ? assembly.tops : (assembly.nested.get(root) ?? []), assembly, component);
  yield '],\n"dependencies":[';
  let separator = '\n';
  for (const ref of assembly.placed) {
    const parts = assembly.parts.get(ref);
    if (!parts) continue;
    yield `${separator}${JSON.stringify({ ref, dependsOn: [...parts] })}`;
    separator = ',\n';
  }
  yield ']}\n';
}

/** Walks without recursion, for assemblies of any depth. */
function* componentTexts(ids: readonly string[], { nested }: Bill['assembly'], component: Bill['component']) {
  const levels = [ids.values()];
  let separator = '\n';
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { value: id } = level.next();
    if (id === undefined) {
      levels.pop();
      if (levels.length > 0) yield ']}';
      separator = ',\n';
      continue;
    }
    const text = JSON.stringify(component(id));
    const parts = nested.get(id);
    yield `${separator}${parts ? `${text.slice(0, -1)},"components":[` : text}`;
    separator = parts ? '\n' : ',\n';
    if (parts) levels.push(parts.values());
  }
}

/** The namespace of the serial numbers that Tierline makes. */
const NAMESPACE = Buffer.from('ae3469fa2e3f41a285d65f2b0c90368e', 'hex');

/** A UUID of version 5 (RFC 9562) with the text as its name. */
function uuidOf(texts: Iterable<string>): string {
  const hash = createHash('sha1').update(NAMESPACE);
  for (const text of texts) hash.update(text);
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
