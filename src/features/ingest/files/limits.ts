/** How much of a file is taken in. What is larger is refused where it begins to be, so that memory stays flat. */

const MEGABYTE = 1_000_000;

/** Bytes of a CSV row, of a line, of a JSON object among rows, of a stretch of XML without a tag. */
export const LONGEST_RECORD = MEGABYTE;
export const MOST_COLUMNS = 2_000;

/** Bytes that a gzip file or a part of a workbook may come to. */
export const MOST_UNPACKED = 4_000 * MEGABYTE;
/** Bytes unpacked for each packed one, counted once `FREELY_UNPACKED` bytes are exceeded; deflate reaches 1,032. */
export const MOST_TIMES_PACKED = 250;
export const FREELY_UNPACKED = 64 * MEGABYTE;

/** Bytes of a JSON document that is read whole. */
export const LARGEST_DOCUMENT = 256 * MEGABYTE;

/** Objects, lists or tags inside of each other. */
export const DEEPEST = 500;

/** Parts of a workbook, and what is kept of them while its rows are read. */
export const MOST_PARTS = 10_000;
export const LARGEST_DESCRIBING_PART = 32 * MEGABYTE;
export const MOST_SHARED_TEXTS = 4_000_000;
export const MOST_SHARED_CHARACTERS = 128 * MEGABYTE;

/** `4,000 MB`, as it stands in messages; of whole megabytes. */
export const inMegabytes = (bytes: number): string =>
  `${String(bytes / MEGABYTE).replaceAll(/\B(?=(\d{3})+$)/g, ',')} MB`;
