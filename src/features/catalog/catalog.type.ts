/** The connections of the catalog's own lists. */
import type { ClassType } from 'type-graphql';
import { entityTypes } from '../../graphql/entity-types';
import { Entity } from '../../graphql/node.type';
import { connectionType } from '../../graphql/relation-types';
import { type Kind, kindNames, kinds } from '../../model/kinds';

export const SearchConnection = connectionType('Search', 'What a search found, the closest first.', Entity);

export const kindConnections = Object.fromEntries(
  kindNames.map((kind) => [kind, connectionType(kind, `A list of ${kinds[kind].plural}.`, entityTypes[kind])]),
) as Record<Kind, ClassType>;
