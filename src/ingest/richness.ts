import type { SourceFormat } from "../domain/activity.ts";
import type { SourceHead } from "./match-sources.ts";
import { SOURCE_NAMES } from "./source-names.ts";

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
  readonly why: (richer: Rich, other: Rich) => string;
}

function rulesFor(a: Rich, b: Rich): readonly Rule[] {
  return [
    {
      difference: RANK[a.format] - RANK[b.format],
      why: (richer, other) => `a ${SOURCE_NAMES[richer.format]} says more than a ${SOURCE_NAMES[other.format]}`,
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

/** In words, why one source counts before another. One that is poorer and counts is the whole of which that is a piece. */
export function whyRicher(richer: Rich, other: Rich): string {
  const decisive = rulesFor(richer, other).find(({ difference }) => difference !== 0);
  if (decisive === undefined || decisive.difference < 0) return "it covers the whole run";
  return decisive.why(richer, other);
}
