/** The last step of a build: writes the shipped reports down beside their files. */
import { writeShipped } from './shipped-reports';

writeShipped();
