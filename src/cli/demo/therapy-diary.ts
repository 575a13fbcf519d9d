import { addDays, formatLocalDay } from "../../domain/local-day.ts";
import { csvDocument } from "./csv-text.ts";
import type { StoryDays } from "./story-days.ts";

const HEADER = ["day", "kind", "regions", "nrs_before", "nrs_after", "nrs_24h", "nrs_48h", "therapist", "note"];

/** Days before the last long run, kind, regions, soreness before, after, a day and two days later, and a note. */
type Session = readonly [
  daysBefore: number,
  kind: "massage" | "physio",
  regions: string,
  nrs: readonly [before: string, after: string, nextDay: string, twoDays: string],
  note: string,
];

const SESSIONS: readonly Session[] = [
  [432, "massage", "thigh-front;calf", ["4", "3", "4", "2"], "two days after the half marathon"],
  [404, "massage", "calf", ["2", "1", "1", "1"], ""],
  [376, "massage", "calf;lower-back", ["2", "2", "2", "1"], ""],
  [111, "massage", "thigh-front;hip;calf;lower-back", ["5", "4", "4", "4"], "asked about the long runs and the desk"],
  [108, "physio", "knee-front", ["", "", "", ""], "front of the knee: rest, then walk and run"],
  [85, "massage", "thigh-front;hip", ["3", "2", "2", "2"], ""],
  [79, "physio", "knee-front", ["", "", "", ""], "start with walk breaks, flat only"],
  [57, "massage", "thigh-front;calf", ["3", "2", "3", "2"], "stretches at home: thigh and calf"],
  [29, "massage", "calf;lower-back", ["2", "2", "1", "2"], ""],
];

/** The therapy diary as the therapy CSV: a massage every four weeks after the half marathon, then none until the break, and every four weeks since. */
export function therapyCsv(story: StoryDays): Uint8Array {
  const rows = SESSIONS.map(([daysBefore, kind, regions, nrs, note]) => [
    formatLocalDay(addDays(story.lastLongRun, -daysBefore)),
    kind,
    regions,
    ...nrs,
    kind === "massage" ? "Marlow Massage" : "Parkside Physio",
    note,
  ]);
  return csvDocument(HEADER, rows);
}
