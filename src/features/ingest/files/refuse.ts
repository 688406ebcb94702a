/** How one file is refused whole, under the name that its messages call it by. */
import { type AppError, packageRefused } from '../../../errors';

interface PlaceInFile {
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
}

export type Refuse = (message: string, place?: PlaceInFile) => AppError;

export const refuserOf =
  (file: string): Refuse =>
  (message, place = {}) =>
    packageRefused([{ file, ...place, message }]);
