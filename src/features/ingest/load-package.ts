/** Loads a data package: the rows of a directory with a descriptor. */
import type { Store } from '../../store/store';
import { type LoadOptions, type LoadReport, loadTables } from './load-tables';
import { openPackage } from './read-package';

export const loadPackage = async (store: Store, directory: string, options: LoadOptions = {}): Promise<LoadReport> =>
  loadTables(store, await openPackage(directory), options);
