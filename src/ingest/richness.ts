import type { SourceFormat } from "../domain/activity.ts";
import type { SourceHead } from "./match-sources.ts";

/** What a kind of source can say at its best: recordings before lists, lists before diaries. */
const RANK: Readonly<Record<SourceFormat, number>> = {
  fit: 5,
  tcx: 4,
  gpx: 3,
  "polar-csv": 3,
  "garmin-json": 2,
  "garmin-csv": 2,
  "strava-csv": 2,
  "runkeeper-csv": 2,
  "apple-health": 2,
  "stryd-csv": 2,
  "opentracks-csv": 1,
  "pmsys-csv": 1,
  "diary-csv": 1,
};

type Rich = Pick<SourceHead, "format" | "samples" | "measures" | "sourceSha256" | "indexInFile">;

interface Rule {
  /** Above zero when `a` is the richer, below when `b` is. */
  readonly difference: number;
  readonly why: (richer: Rich) => string;
}

function rulesFor(a: Rich, b: Rich): readonly Rule[] {
  return [
    {
      difference: RANK[a.format] - RANK[b.format],
      why: ({ format }) => `a ${format} source says more than the other kind`,
    },
    { difference: a.samples - b.samples, why: ({ samples }) => `it has more samples (${samples})` },
    { difference: a.measures - b.measures, why: ({ measures }) => `it knows more (${measures} measures)` },
    {
      difference: byText(b.sourceSha256, a.sourceSha256),
      why: () => "both say the same amount, and the order of hashes decides",
    },
    {
      difference: b.indexInFile - a.indexInFile,
      why: () => "both say the same amount, and the first of the file is taken",
    },
  ];
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Orders sources so that the richest comes first. The same order whichever of them was read first. */
export function byRichness(a: Rich, b: Rich): number {
  return -(rulesFor(a, b).find(({ difference }) => difference !== 0)?.difference ?? 0);
}

/** In words, why one source says more than another. */
export function whyRicher(richer: Rich, other: Rich): string {
  return (
    rulesFor(richer, other)
      .find(({ difference }) => difference > 0)
      ?.why(richer) ?? "it covers the whole run"
  );
}
