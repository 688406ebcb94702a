import { seenVersion } from '../../src/graphql/seen-version';
import { SETTLED_MS } from '../../src/model/dates';
import type { Store } from '../../src/store/store';

/** Lets this process have known the graph as it is for so long that what is read of it from now on is held. */
export async function settle(store: Store): Promise<void> {
  const earlier = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - SETTLED_MS);
  await seenVersion(store).finally(() => earlier.mockRestore());
}
