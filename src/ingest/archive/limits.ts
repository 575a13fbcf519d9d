/** What one archive may unpack to. A small file can claim to hold more than any disk. */
export interface ArchiveLimits {
  readonly entries: number;
  /** All names of a zip together. */
  readonly namesB: number;
  readonly entrySizeB: number;
  readonly totalSizeB: number;
  /** Unpacked size over packed size, for entries above {@link RATIO_FROM_B}. FIT files reach 5, exports of JSON or XML 40. */
  readonly ratio: number;
  /** Archives inside archives: 1 is the file itself. */
  readonly levels: number;
  /** The largest file that is read as a whole. Larger ones are read only where their format is read as it streams by. */
  readonly wholeFileB: number;
}

export const RATIO_FROM_B = 10_000_000;

/**
 * Holds the account exports that are known: some ten thousand files, three levels, one XML file of 3 GB. No watch writes a
 * file of 100 MB; the largest known FIT file has 3.
 */
export const DEFAULT_LIMITS: ArchiveLimits = {
  entries: 100_000,
  namesB: 32_000_000,
  entrySizeB: 8_000_000_000,
  totalSizeB: 16_000_000_000,
  ratio: 250,
  levels: 3,
  wholeFileB: 100_000_000,
};

/** What one offered file has used of its limits so far, over all levels. */
export interface Spent {
  entries: number;
  sizeB: number;
}

export const megabytes = (sizeB: number): string => `${Math.round(sizeB / 1e6)} MB`;

/** Why an entry that unpacks to `sizeB` from `packedB` goes beyond the limits; null when it does not. */
export function beyondLimits(sizeB: number, packedB: number, spent: Spent, limits: ArchiveLimits): string | null {
  if (sizeB > limits.entrySizeB) return `it unpacks to more than ${megabytes(limits.entrySizeB)}`;
  if (spent.sizeB + sizeB > limits.totalSizeB)
    return `the archive unpacks to more than ${megabytes(limits.totalSizeB)}`;
  if (sizeB > RATIO_FROM_B && sizeB > packedB * limits.ratio) {
    return `it unpacks to more than ${limits.ratio} times its size`;
  }
  return null;
}
