/** Imports: files that are loaded in the background, the loads that the graph knows of, and the way back. */
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { MOST_WAITING } from './import-jobs';
import { BatchUndoInput, ImportCancelInput, ImportStartInput } from './ingest.args';
import {
  BatchUndoPayload,
  Import,
  ImportConnection,
  ImportPayload,
  Verdict,
  VerdictCodeEnum,
  VerdictConnection,
} from './ingest.type';
import { findImport, type ImportRow, listImports, listVerdicts } from './list-imports';
import type { Verdict as VerdictRow } from './load-tables';
import { mutate } from './mutate';
import * as imports from './start-import';
import type { VerdictCode } from './verdict';
import { cellsOfVerdict } from './verdict-cells';

@Resolver(() => ImportPayload)
class ImportMutations {
  @Mutation(() => ImportPayload, {
    description: `Loads files in the background, one import at a time; up to ${MOST_WAITING} more wait. Its files are removed when it is over. It ends with the process: import the same files again to finish it.`,
  })
  importStart(
    @Arg('input', () => ImportStartInput, { description: 'The files.' }) input: ImportStartInput,
    @Ctx() context: Context,
  ) {
    const { store } = context;
    return mutate(context, 'importStart', input, {
      run: (keep) => imports.startImport(store, input, keep),
      holds: (payload: imports.ImportPayload) => imports.holdsImport(store, payload),
    });
  }

  @Mutation(() => ImportPayload, {
    description: 'Stops an import between two batches and waits for that. What it wrote stays, under its batch.',
  })
  importCancel(
    @Arg('input', () => ImportCancelInput, { description: 'The import.' }) input: ImportCancelInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, 'importCancel', input, { run: () => imports.cancelImport(context.store, input.id) });
  }

  @FieldResolver()
  async import(@Root() { importId, batch }: imports.ImportPayload, @Ctx() { store }: Context) {
    return (importId && (await findImport(store, importId))) || (batch && (await findImport(store, batch))) || null;
  }
}

@Resolver(() => BatchUndoPayload)
class UndoMutation {
  @Mutation(() => BatchUndoPayload, {
    description:
      'Takes a load, or any other mutation that has a batch, back whole. Answers when that is done, however long it takes.',
  })
  batchUndo(
    @Arg('input', () => BatchUndoInput, { description: 'The load.' }) input: BatchUndoInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, 'batchUndo', input, { run: () => imports.undoLoad(context.store, input.name) });
  }
}

@Resolver(() => Import)
class ImportResolver {
  @Query(() => Import, {
    nullable: true,
    description: 'An import of this process by its id, or a load by the name of its batch; for those who may write.',
  })
  import(
    @Arg('id', () => ID, { description: 'Its id, or the name of its batch.' }) id: string,
    @Ctx() context: Context,
  ) {
    if (context.writeRefusal) throw context.writeRefusal;
    context.passingState();
    return findImport(context.store, id);
  }

  @Query(() => ImportConnection, {
    description: 'Imports of this process and the latest 1,000 loads of the graph; for those who may write.',
  })
  imports(
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    if (context.writeRefusal) throw context.writeRefusal;
    context.passingState();
    return listImports(context, first, after ?? null);
  }

  @FieldResolver(() => VerdictConnection)
  verdicts(
    @Root() row: ImportRow,
    @Arg('first', () => Int, { description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Arg('only', () => [VerdictCodeEnum], { nullable: true, description: 'Only these; all when absent.' })
    only: VerdictCode[] | null,
    @Ctx() context: Context,
  ) {
    return listVerdicts(context, row, { first, after: after ?? null, only: only ?? null });
  }

  @FieldResolver()
  areVerdictsWhole(@Root() { log }: ImportRow): boolean | null {
    return log?.isWhole ?? null;
  }
}

@Resolver(() => Verdict)
class VerdictResolver {
  @FieldResolver()
  line(@Root() { line }: VerdictRow): number | null {
    return line > 0 ? line : null;
  }

  @FieldResolver()
  cells(@Root() verdict: VerdictRow) {
    return cellsOfVerdict(verdict);
  }
}

export const importResolvers = [ImportMutations, UndoMutation, ImportResolver, VerdictResolver];
