import type { HistoryClaim } from "../../domain/journal.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { plannedSessions } from "./planned-sessions.ts";
import { storyEndingOn } from "./story-days.ts";

/** What the demo runner tells about herself; the demo logs these as settings. */
export const DEMO_PROFILE = {
  settings: { hrMaxBpm: 188, hrRestBpm: 52, sexForTrimp: "female", homeZone: "Europe/London" },
} as const;

/**
 * The demo runner's word about her files: they hold every run from the first one on, but for the week without a watch.
 * The second claim is open.
 */
export function demoClaims({ seed, endDay }: { readonly seed: number; readonly endDay: LocalDay }): HistoryClaim[] {
  const story = storyEndingOn(endDay);
  const first = plannedSessions(seed, story)[0]?.day ?? endDay;
  return [
    { from: first, to: addDays(story.unknownWeek.from, -1) },
    { from: addDays(story.unknownWeek.to, 1), to: null },
  ];
}
