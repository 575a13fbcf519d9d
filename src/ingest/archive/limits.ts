/** What one archive may unpack to. A small file can claim to hold more than any disk. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly entrySizeB: number;
  readonly totalSizeB: number;
  /** Unpacked size over packed size, for entries above {@link RATIO_FROM_B}. FIT files reach 5, exports of JSON 30. */
  readonly ratio: number;
  /** Archives inside archives: 1 is the file itself. */
  readonly levels: number;
}

export const RATIO_FROM_B = 10_000_000;

/** Holds the account exports that are known: some ten thousand files, three levels, JSON parts of 100 MB. */
export const DEFAULT_LIMITS: ArchiveLimits = {
  entries: 200_000,
  entrySizeB: 512_000_000,
  totalSizeB: 8_000_000_000,
  ratio: 250,
  levels: 3,
};

/** What one offered file has used of its limits so far, over all levels. */
export interface Spent {
  entries: number;
  sizeB: number;
}

const megabytes = (sizeB: number): string => `${Math.round(sizeB / 1e6)} MB`;

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
