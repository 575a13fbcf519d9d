/** What a check must come to. */
export type Wanted =
  | { readonly kind: "between"; readonly lower: number; readonly upper: number }
  | { readonly kind: "at-most"; readonly upper: number }
  | { readonly kind: "at-least"; readonly lower: number }
  /** Told, not judged. */
  | { readonly kind: "told" };

export const COVERAGE: Wanted = { kind: "between", lower: 0.93, upper: 0.97 };
/** For intervals that are exact and so wider than they need be. */
export const COVERAGE_AT_LEAST: Wanted = { kind: "at-least", lower: 0.93 };
export const FALSE_FINDINGS: Wanted = { kind: "at-most", upper: 0.065 };
export const TOLD: Wanted = { kind: "told" };

export interface Check {
  readonly what: string;
  readonly wanted: Wanted;
  readonly hits: number;
  readonly of: number;
}

/** What one cohort adds to a check; null when it had no answer. */
export type Marks = Readonly<Record<string, boolean | null>>;

export interface Design {
  readonly name: string;
  /** One paragraph for the document. */
  readonly about: string;
  readonly wanted: Readonly<Record<string, Wanted>>;
  cohort(seed: number): Marks;
}

/** So many cohorts, with the seeds from `seed` on. */
export interface Range {
  readonly cohorts: number;
  readonly seed: number;
}

/** Runs a design over cohorts with seeds `seed`, `seed + 1`, … and counts what its checks came to. */
export function runDesign(design: Design, { cohorts, seed }: Range): Check[] {
  const counts = new Map(Object.keys(design.wanted).map((what) => [what, { hits: 0, of: 0 }]));
  for (let i = 0; i < cohorts; i++) {
    for (const [what, mark] of Object.entries(design.cohort(seed + i))) {
      const count = counts.get(what);
      if (count === undefined) throw new Error(`no such check in ${design.name}: ${what}`);
      if (mark === null) continue;
      count.of++;
      if (mark) count.hits++;
    }
  }
  return Object.entries(design.wanted).map(([what, wanted]) => ({
    what,
    wanted,
    hits: counts.get(what)?.hits ?? 0,
    of: counts.get(what)?.of ?? 0,
  }));
}

/** Whether a share is what was wanted, give or take `slack`. */
export function holds({ wanted, hits, of }: Check, slack = 0): boolean {
  const share = hits / of;
  switch (wanted.kind) {
    case "told":
      return true;
    case "between":
      return of > 0 && share >= wanted.lower - slack && share <= wanted.upper + slack;
    case "at-most":
      return of > 0 && share <= wanted.upper + slack;
    case "at-least":
      return of > 0 && share >= wanted.lower - slack;
    default:
      return wanted satisfies never;
  }
}

/** Whether an interval holds the truth; null without an interval. */
export function covers(
  interval: { readonly lower: number; readonly upper: number } | null,
  truth: number,
): boolean | null {
  return interval === null ? null : interval.lower <= truth && truth <= interval.upper;
}
