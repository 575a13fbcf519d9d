import type { AssessmentLevel } from "../../domain/assessment.ts";
import { ATTENTION_GROUPS, type AttentionGroup, SILENT_AFTER_DAYS, type SquadStanding } from "../../domain/squad.ts";

const WEEK_DAYS = 7;

/** What cannot be said is no good news: it stands above green and below everything that was said. */
const GRAVITY: Readonly<Record<AssessmentLevel, number>> = { green: 0, grey: 1, amber: 2, red: 3, clinician: 4 };

/**
 * The first group that fits an athlete, most pressing first: clinician, red, amber with pain rising, graver than a week ago,
 * amber, cannot say with pain logged, silence, the rest. It is an order for reading, not a score of risk.
 *
 * @see docs/METHODS.md#order-of-a-squad
 */
export function attentionGroup(standing: SquadStanding): AttentionGroup {
  const { now, painNrs, silentDays } = standing;
  const level = now?.level ?? "grey";
  if (level === "clinician" || level === "red") return level;
  if (level === "amber") return amberGroup(standing);
  if (level === "grey" && (worstOfWeek(painNrs) ?? 0) > 0) return "pain-unjudged";
  return silentDays === null || silentDays >= SILENT_AFTER_DAYS ? "silent" : "rest";
}

function amberGroup(standing: SquadStanding): AttentionGroup {
  if (isPainRising(standing.painNrs)) return "pain-rising";
  return isGraver(standing) ? "graver" : "amber";
}

/**
 * Whether the worst pain of the last 7 days is above the worst of the 7 before. Never without an answer in both weeks: a week
 * without an answer is not a week without pain.
 *
 * @param painNrs worst of each day, oldest first, null without an answer; null as a whole when it is not shared
 * @see docs/METHODS.md#order-of-a-squad
 */
export function isPainRising(painNrs: readonly (number | null)[] | null): boolean {
  const [now, before] = [worstOfWeek(painNrs), worstOfWeekBefore(painNrs)];
  return now !== null && before !== null && now > before;
}

/**
 * The worst pain of the last 7 days, NRS 0–10.
 *
 * @returns null without an answer in them
 * @see docs/METHODS.md#order-of-a-squad
 */
export function worstOfWeek(painNrs: readonly (number | null)[] | null): number | null {
  return painNrs === null ? null : worstBefore(painNrs, painNrs.length);
}

/**
 * The worst pain of the 7 days before the last 7, NRS 0–10.
 *
 * @returns null without an answer in them
 * @see docs/METHODS.md#order-of-a-squad
 */
export function worstOfWeekBefore(painNrs: readonly (number | null)[] | null): number | null {
  return painNrs === null ? null : worstBefore(painNrs, painNrs.length - WEEK_DAYS);
}

/** The worst of the 7 days that end before a place of the list. */
function worstBefore(painNrs: readonly (number | null)[], end: number): number | null {
  let worst: number | null = null;
  for (let day = Math.max(0, end - WEEK_DAYS); day < end; day++) {
    const nrs = painNrs[day] ?? null;
    if (nrs !== null && (worst === null || nrs > worst)) worst = nrs;
  }
  return worst;
}

/**
 * Orders athletes by who needs a look first: by group, within it by level, by the worst pain of 7 days (no answer last), by
 * days of silence (longest first), then by name and at last by athlete, so that no two are equal.
 *
 * @returns negative when the first comes first; never 0 for two athletes
 * @see docs/METHODS.md#order-of-a-squad
 */
export function compareAttention(one: SquadStanding, other: SquadStanding): number {
  const [place, behind] = [placeOf(one), placeOf(other)];
  return (
    place.group - behind.group ||
    behind.gravity - place.gravity ||
    behind.worstNrs - place.worstNrs ||
    behind.silentDays - place.silentDays ||
    compareTexts(one.name, other.name) ||
    compareTexts(one.athlete, other.athlete)
  );
}

/** What an athlete is ordered by. */
interface Place {
  readonly group: number;
  readonly gravity: number;
  readonly worstNrs: number;
  readonly silentDays: number;
}

/** Worked out once for each athlete, and not at each comparison. */
const places = new WeakMap<SquadStanding, Place>();

function placeOf(standing: SquadStanding): Place {
  const known = places.get(standing);
  if (known !== undefined) return known;
  const place: Place = {
    group: ATTENTION_GROUPS.indexOf(attentionGroup(standing)),
    gravity: standing.now === null ? GRAVITY.grey : GRAVITY[standing.now.level],
    worstNrs: worstOfWeek(standing.painNrs) ?? -1,
    // Of whom nothing was ever heard, the silence is the longest; a number, so that two of them are equal.
    silentDays: standing.silentDays ?? Number.MAX_SAFE_INTEGER,
  };
  places.set(standing, place);
  return place;
}

/**
 * Whether the verdict is graver than the one that stood a week before; not known without one.
 *
 * @see docs/METHODS.md#order-of-a-squad
 */
export function isGraver({ now, weekAgo }: Pick<SquadStanding, "now" | "weekAgo">): boolean {
  return now !== null && weekAgo !== null && GRAVITY[now.level] > GRAVITY[weekAgo.level];
}

/**
 * Whether the verdict is milder than the one that stood a week before; not known without one.
 *
 * @see docs/METHODS.md#order-of-a-squad
 */
export function isMilder({ now, weekAgo }: Pick<SquadStanding, "now" | "weekAgo">): boolean {
  return now !== null && weekAgo !== null && GRAVITY[now.level] < GRAVITY[weekAgo.level];
}

/** By code point: the same on every machine. */
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
