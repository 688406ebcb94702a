/** `tierline generate`: writes a data package of a synthetic network, the same bytes for the same seed. */
import { InvalidArgumentError } from 'commander';
import { generatePackage } from '../features/generate/generate-package';
import { type ParameterDeclaration, parameterDeclarations } from '../features/generate/parameters';
import { print, printJson, progressLine } from './output';

export interface GenerateOptions {
  readonly relations: number;
  readonly seed: number;
  readonly set?: Readonly<Record<string, number>>;
  readonly json?: true;
}

export async function generate(directory: string, { relations, seed, set = {}, json }: GenerateOptions): Promise<void> {
  const report = await generatePackage(directory, { relations, seed, parameters: set }, progressLine());
  if (json) return printJson(report);
  print(
    `${directory}: ${report.relations} relations, ${report.bytes} bytes. Synthetic, not fact. \`tierline load\` takes it.`,
  );
}

/** `name=number`, added to what was set before. */
export function parameter(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, name, value] = /^(\w+)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Expected name=number.');
  return { ...before, [name]: Number(value) };
}

/** The parameters with their defaults, for the help of the command. */
export const parameterHelp = (): string =>
  ['Parameters of --set:', ...Object.entries<ParameterDeclaration>(parameterDeclarations).map(helpLine)].join('\n');

const helpLine = ([name, { value, least, most, description }]: [string, ParameterDeclaration]): string =>
  `  ${name}=${value ?? 'by size'} (${least} to ${most})\n      ${description}`;
