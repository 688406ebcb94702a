import type { Store } from '../../../src/store/store';

/** One thing every adapter must do. The cases are data: one list tests every engine, and none may be left out. */
export interface ContractCase {
  /** `<topic>.<what>`; also the key under which the case keeps its entities. */
  readonly id: string;
  /** The rule in one sentence with MUST in it. */
  readonly must: string;
  /** Throws where the store breaks the rule. The store has the graph's schema; `another` opens a second one. */
  run(store: Store, another: () => Promise<Store>): Promise<void>;
}
