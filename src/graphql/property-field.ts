/** The GraphQL type of a declared property. Choices become enums named for the type and the property. */
import { Float, registerEnumType } from 'type-graphql';
import type { Property } from '../model/property';
import { Entity, Money } from './node.type';
import { DateScalar, InstantScalar, WholeNumber } from './scalars';

const enums = new Map<string, Record<string, string>>();

/** The enum for the choices of one property, made once. */
export function choiceEnum(owner: string, name: string, property: Property): Record<string, string> {
  const enumName = `${owner}${capital(name)}`;
  const known = enums.get(enumName);
  if (known) return known;
  const meanings = Object.entries(property.values ?? {});
  const values = Object.fromEntries(meanings.map(([value]) => [value, value]));
  const valuesConfig = Object.fromEntries(meanings.map(([value, description]) => [value, { description }]));
  registerEnumType(values, { name: enumName, description: property.description, valuesConfig });
  enums.set(enumName, values);
  return values;
}

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `contractId` → `contract`: a reference is shown as the entity it names. */
export const fieldOfReference = (name: string): string => name.replace(/Id$/, '');

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
export function typeOfProperty(owner: string, name: string, property: Property): () => any {
  switch (property.type) {
    case 'texts':
      return () => [String];
    case 'integer':
      return () => WholeNumber;
    case 'decimal':
      return () => Float;
    case 'boolean':
      return () => Boolean;
    case 'date':
      return () => DateScalar;
    case 'instant':
      return () => InstantScalar;
    case 'money':
      return () => Money;
    case 'choice': {
      const choices = choiceEnum(owner, name, property);
      return () => choices;
    }
    case 'reference':
      return () => Entity;
    default:
      return () => String;
  }
}

/** A description with its unit behind it, as every property shows it. */
export const describe = ({ description, unit }: Property): string =>
  unit ? `${description} Unit: ${unit}.` : description;
