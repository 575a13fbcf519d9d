import type { AlertCounts, AlertScore, BacktestNumber } from "../../../domain/backtest.ts";
import { medianOf } from "../statistics/quantile.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { alertEpisodes } from "./alert-episodes.ts";
import { type AlertTrack, alertDaysOf, eventAhead } from "./alert-track.ts";
import { burdenOf, meanOverDays } from "./burden.ts";
import { randomRecall } from "./random-alerts.ts";

/** Mean length of a month. */
export const DAYS_PER_MONTH = 30.4375;

/**
 * How one flag did: an alert on day t is a hit if an event falls in (t, t+H]; an event is caught if an alert fell in
 * [e−H, e−1]. Events without a counted day in that window are left out: the flag had no chance.
 *
 * @param horizonDays H
 * @see docs/METHODS.md#alerts-and-events
 */
export function scoreAlerts(track: AlertTrack, horizonDays: number): AlertScore {
  const counts = countAlerts(track, horizonDays);
  const { alertDays, hitDays, hitEpisodes, caught, events, spells, leadsDays } = counts;
  const months = counts.days / DAYS_PER_MONTH;
  return {
    ...counts,
    medianLeadDays: medianOf(leadsDays),
    precisionByDay: shareOf(hitDays, alertDays),
    falseDaysPerMonth: shareOf(alertDays - hitDays, months),
    precision: proportion(hitEpisodes, counts.episodes),
    recall: { ...proportion(caught, events), ...(spells < events ? { interval: null } : {}) },
    falsePerMonth: falseEpisodesPerMonth(track, eventAhead(track.event, horizonDays)),
    burden: burdenOf(track),
  };
}

/**
 * The counts behind that score, without what they come to: what is added up over athletes.
 *
 * @param horizonDays H
 * @see docs/METHODS.md#alerts-and-events
 */
export function countAlerts(track: AlertTrack, horizonDays: number): AlertCounts {
  const ahead = eventAhead(track.event, horizonDays);
  const alertDays = alertDaysOf(track);
  const days = sum(track.counted);
  const episodes = alertEpisodes(alertDays);
  const events = eventsOf(track, horizonDays);
  const leadsDays = events.flatMap(({ leadDays }) => (leadDays === null ? [] : [leadDays]));
  return {
    days,
    alertDays: alertDays.length,
    hitDays: alertDays.filter((day) => ahead[day] === 1).length,
    episodes: episodes.length,
    hitEpisodes: episodes.filter((episode) => isHit(episode, ahead)).length,
    events: events.length,
    spells: alertEpisodes(events.map(({ day }) => day)).length,
    caught: leadsDays.length,
    leadsDays,
    randomRecall: meanOf(events.map(({ windowDays }) => randomRecall(days, windowDays, alertDays.length))),
    randomPrecision: shareOf(countedAhead(track, ahead), days),
  };
}

interface SeenEvent {
  readonly day: number;
  /** Counted days of the horizon before it. */
  readonly windowDays: number;
  /** From the first alert of the horizon; null when there was none. */
  readonly leadDays: number | null;
}

function eventsOf(track: AlertTrack, horizonDays: number): SeenEvent[] {
  const seen: SeenEvent[] = [];
  for (let day = 0; day < track.event.length; day++) {
    if (track.event[day] !== 1) continue;
    const event = seenEvent(track, day, horizonDays);
    if (event.windowDays > 0) seen.push(event);
  }
  return seen;
}

function seenEvent({ counted, alert }: AlertTrack, day: number, horizonDays: number): SeenEvent {
  let windowDays = 0;
  let leadDays: number | null = null;
  for (let before = Math.max(0, day - horizonDays); before < day; before++) {
    if (counted[before] !== 1) continue;
    windowDays++;
    if (alert[before] === 1) leadDays ??= day - before;
  }
  return { day, windowDays, leadDays };
}

function countedAhead({ counted }: AlertTrack, ahead: Uint8Array): number {
  let count = 0;
  for (let day = 0; day < counted.length; day++) if (counted[day] === 1 && ahead[day] === 1) count++;
  return count;
}

function proportion(hits: number, of: number): BacktestNumber {
  const wilson = wilsonInterval(hits, of);
  if (wilson.kind === "cannot-tell") return { value: null, interval: null };
  return { value: wilson.estimate, interval: { lower: wilson.lower, upper: wilson.upper, method: "wilson" } };
}

/** Each false episode counts on its first day. */
function falseEpisodesPerMonth(track: AlertTrack, ahead: Uint8Array): BacktestNumber {
  const { counted } = track;
  const began = new Uint8Array(counted.length);
  for (const episode of alertEpisodes(alertDaysOf(track))) {
    const [first] = episode;
    if (first !== undefined && !isHit(episode, ahead)) began[first] = 1;
  }
  return meanOverDays(counted, began, DAYS_PER_MONTH);
}

const isHit = (episode: readonly number[], ahead: Uint8Array): boolean => episode.some((day) => ahead[day] === 1);

const sum = (column: Uint8Array): number => column.reduce((total, value) => total + value, 0);
const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function meanOf(values: readonly number[]): number | null {
  return shareOf(
    values.reduce((total, value) => total + value, 0),
    values.length,
  );
}
