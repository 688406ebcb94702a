/** What was added, removed or changed. */
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../graphql/node.type';
import { connectionType } from '../../graphql/relation-types';
import { InstantScalar } from '../../graphql/scalars';

enum ChangeKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of an entity or relation.',
  valuesConfig: {
    ADDED: { description: 'It was not known at first and was known in the end.' },
    REMOVED: { description: 'It was known at first and was taken back.' },
    CHANGED: { description: 'It was known at both ends, and something else was known of it.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A property before and after.' })
class PropertyChange {
  @Field(() => String, {
    description: 'The property, as packages name it, or `confidence`, `sources` or `disputed`.',
  })
  property!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it was; a sum in major units with its currency behind it. Null where it was not known.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in the same form; null where it is not known.' })
  after!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one entity or relation between two instants.' })
class Change {
  @Field(() => ChangeKind, { description: 'Whether it came, went or changed.' })
  kind!: ChangeKind;

  @Field(() => Node, { description: 'The entity or relation as it was known at the end, or when it was taken back.' })
  node!: unknown;

  @Field(() => InstantScalar, {
    description: 'When what was known at the end was recorded, or when it was taken back.',
  })
  at!: string;

  @Field(() => [String], {
    description: 'The loads that brought it; where it was taken back, those that its last version came with.',
  })
  batches!: string[];

  @Field(() => [PropertyChange], { description: 'What differs, in the order of the model.' })
  properties!: PropertyChange[];
}

export const ChangeConnection = connectionType(
  'Change',
  'What was added, removed or changed: entities by id, then relations by id.',
  Change,
);
