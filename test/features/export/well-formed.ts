/** A small check that a text is well-formed XML, enough for what an export writes: elements, attributes, text. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const NAME = String.raw`[A-Za-z_][\w.-]*`;
const TAG = new RegExp(String.raw`<(/?)(${NAME})((?:\s+${NAME}="[^"<]*")*)\s*(/?)>`, 'y');
const TEXT = /[^<]+/y;

/** The root; throws at the first place that is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(declaration)) throw new Error('no declaration');
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  for (let at = declaration.length; at < xml.length; ) {
    const here = open.at(-1) as XmlElement;
    TEXT.lastIndex = at;
    const text = TEXT.exec(xml)?.[0];
    if (text !== undefined) {
      here.text += unescaped(text);
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, ending, name, attributes = '', closed] = TAG.exec(xml) ?? [];
    if (tag === undefined || name === undefined) throw new Error(`no tag at ${at}: ${xml.slice(at, at + 80)}`);
    at += tag.length;
    if (ending) {
      if (here.name !== name) throw new Error(`</${name}> ends <${here.name}>`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
    here.children.push(element);
    if (!closed) open.push(element);
  }
  const [root, ...more] = document.children;
  if (!root || more.length > 0 || open.length > 1 || document.text.trim() !== '') throw new Error('not one root');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const found = Array.from(text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g')), ([, name, value]) => [name, value]);
  if (new Set(found.map(([name]) => name)).size < found.length) throw new Error(`an attribute stands twice: ${text}`);
  return Object.fromEntries(found.map(([name, value]) => [name, unescaped(value as string)]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in a text');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids these
  if (/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(text)) throw new Error('a character that XML forbids');
  return text.replaceAll(/&([^;]*);?/g, (entity, name: string) => {
    const sign = entities[name];
    if (sign === undefined || !entity.endsWith(';')) throw new Error(`no entity: ${entity}`);
    return sign;
  });
}
