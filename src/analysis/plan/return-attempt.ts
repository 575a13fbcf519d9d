import type { LocalDay } from "../../domain/local-day.ts";
import { addDays } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { listed, said } from "../../messages/said.ts";
import { isSore, type SiteDay, type SiteDiary, startOf, worstAt } from "../pain/site-diary.ts";
import { usualBefore } from "../pain/usual.ts";

/** A place that was sore this many days before a run, or on its day, is asked about. */
const WATCHED_DAYS = 14;

/** How a run was felt, by what was logged about it. */
export type Felt =
  | { readonly kind: "fine" }
  /** Sorer in or after the run than before, or the morning after; or a pain rule rose. */
  | { readonly kind: "worse"; readonly isLoud: boolean; readonly why: Said }
  | { readonly kind: "unanswered"; readonly missing: Said };

/** Everything the gate of one run looks at. */
export interface GateInput {
  readonly day: LocalDay;
  readonly asOf: LocalDay;
  readonly diaries: readonly SiteDiary[];
  /** Days with any pain answer, "no pain today" included. */
  readonly answeredDays: ReadonlySet<LocalDay>;
  /** Days on which a pain rule rose at amber or louder, and those on which one that is always red did. */
  readonly roseOn: ReadonlySet<LocalDay>;
  readonly loudOn: ReadonlySet<LocalDay>;
}

/**
 * The pain gate of one run: no pain rule rose on its day or the next, no place was sorer in or after the run than before it
 * or sorer the next morning, and all of that was answered. Silence is never fine.
 *
 * @see docs/METHODS.md#return-to-run
 */
export function feltAfter(input: GateInput): Felt {
  const { day, roseOn, loudOn } = input;
  const morning = addDays(day, 1);
  if (loudOn.has(day) || loudOn.has(morning))
    return { kind: "worse", isLoud: true, why: said("return.felt.loud", { day: onDay(day) }) };
  const watched = watchedDiaries(input);
  const worse = watched.filter((diary) => isWorse(diary, day));
  if (worse.length > 0 || roseOn.has(day) || roseOn.has(morning)) {
    const why =
      worse.length === 0
        ? said("return.felt.rule", { day: onDay(day) })
        : said("return.felt.sorer", { places: placesOf(worse), day: onDay(day) });
    return { kind: "worse", isLoud: false, why };
  }
  const missing = missingAnswer(input, watched);
  return missing === null ? { kind: "fine" } : { kind: "unanswered", missing };
}

function watchedDiaries({ diaries, day }: GateInput): SiteDiary[] {
  const morning = addDays(day, 1);
  return diaries.filter((diary) =>
    diary.days.some((answered) => isSore(answered) && answered.day >= day - WATCHED_DAYS && answered.day <= morning),
  );
}

function isWorse(diary: SiteDiary, day: LocalDay): boolean {
  const ran = on(diary, day);
  const start = ran === undefined ? null : startOf(ran);
  const inRun = ran === undefined ? null : worstAt(ran, ["during", "after"]);
  const morning = morningNrs(on(diary, addDays(day, 1)));
  const base = start ?? baseWithoutStart(diary, day);
  if (base === null) return false; // asked about below
  return (inRun !== null && inRun > base) || (morning !== null && morning > base);
}

/** How the place usually is at rest, else 0 where the day of the run was without pain; null when nobody can say. */
function baseWithoutStart(diary: SiteDiary, day: LocalDay): number | null {
  const ran = on(diary, day);
  return usualBefore(diary, day, WATCHED_DAYS) ?? (ran === undefined || isSore(ran) ? null : 0);
}

/** The morning's own number, else the day's number from before any run of it. */
function morningNrs(day: SiteDay | undefined): number | null {
  if (day === undefined) return null;
  return worstAt(day, ["next_morning"]) ?? (day.entries.length === 0 ? 0 : worstAt(day, ["pre", "daily"]));
}

function on(diary: SiteDiary, day: LocalDay): SiteDay | undefined {
  return diary.days.find((answered) => answered.day === day);
}

function missingAnswer(input: GateInput, watched: readonly SiteDiary[]): Said | null {
  const { day, asOf, answeredDays } = input;
  const morning = addDays(day, 1);
  const ranSilent = watched.filter((diary) => on(diary, day) === undefined);
  if (!answeredDays.has(day) || ranSilent.length > 0)
    return said("return.missing.run", { places: whoOf(ranSilent), day: onDay(day) });
  const unbased = watched.filter((diary) => isWithoutBase(diary, day));
  if (unbased.length > 0) return said("return.missing.before", { places: placesOf(unbased), day: onDay(day) });
  const silent = watched.filter((diary) => morningNrs(on(diary, morning)) === null);
  if (answeredDays.has(morning) && silent.length === 0) return null;
  return morning > asOf
    ? said("return.missing.tomorrow", { places: whoOf(silent) })
    : said("return.missing.morning", { places: whoOf(silent), day: onDay(morning) });
}

/** Sore in the run, and nobody knows what it was before. */
function isWithoutBase(diary: SiteDiary, day: LocalDay): boolean {
  const ran = on(diary, day);
  if (ran === undefined || !isSore(ran)) return false;
  return startOf(ran) === null && baseWithoutStart(diary, day) === null;
}

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

const placesOf = (diaries: readonly { readonly site: PainSite }[]): SaidValue =>
  listed(diaries.map(({ site }) => ({ site, form: "your" }) as const));

/** The places; without one, all of the body. */
const whoOf = (diaries: readonly { readonly site: PainSite }[]): SaidValue =>
  diaries.length === 0 ? said("return.your-body") : placesOf(diaries);
