import { AppError, type PackageProblem } from '../../../src/errors';
import { loadPackage } from '../../../src/features/ingest/load-package';
import type { Store } from '../../../src/store/store';

/** What a package is refused for; fails where it is not refused, or anything is written. */
export async function problemsOf(store: Store, directory: string): Promise<readonly PackageProblem[]> {
  const before = await store.version();
  const error = await loadPackage(store, directory).then(
    () => null,
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, details } = error as AppError;
  expect({ code, version: await store.version() }).toEqual({ code: 'PACKAGE_REFUSED', version: before });
  return details.problems as PackageProblem[];
}
