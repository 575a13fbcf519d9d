import { addDays, formatLocalDay, isWithin, type LocalDay } from "../../domain/local-day.ts";
import type { Moment, PainQuality, Region, Side } from "../../domain/pain.ts";
import { csvDocument } from "./csv-text.ts";
import { isRunKind, type PlannedSession } from "./planned-sessions.ts";
import { seededRandom, seedFor } from "./seeded-random.ts";
import { JUMP_WEEK, longRunDay, STORY_WEEKS, type StoryDays } from "./story-days.ts";

const HEADER = ["day", "region", "side", "moment", "nrs", "quality", "altered_gait", "night_pain", "note"];

interface PainRow {
  readonly day: LocalDay;
  readonly region: Region | "none";
  readonly side: Side | "";
  readonly moment: Moment;
  readonly nrs: number;
  readonly quality: PainQuality | "";
  /** Null where the diary left it open. */
  readonly alteredGait: boolean | null;
  readonly nightPain: boolean | null;
  readonly note: string;
}

interface Site {
  readonly region: Region;
  readonly side: Side;
  readonly quality: PainQuality;
}

const KNEE: Site = { region: "knee-front", side: "left", quality: "ache" };
const THIGH: Site = { region: "thigh-front", side: "left", quality: "tight" };
const HIP: Site = { region: "hip", side: "left", quality: "tight" };
const CALF: Site = { region: "calf", side: "right", quality: "tight" };
const BACK: Site = { region: "lower-back", side: "center", quality: "stiff" };

/** Days before the last long run (negative: after it), place, moment, score, and what the runner wrote. */
type Told = readonly [daysBefore: number, site: Site, moment: Moment, nrs: number, note?: string];

/** From the long run that jumped to the run that the knee ended. */
const KNEE_BUILDS_UP: readonly Told[] = [
  [147, KNEE, "after", 1, "felt strong"],
  [146, KNEE, "next_morning", 1],
  [142, KNEE, "during", 1],
  [140, KNEE, "pre", 0],
  [140, KNEE, "during", 1],
  [140, KNEE, "after", 2],
  [139, KNEE, "next_morning", 1],
  [138, THIGH, "daily", 2],
  [135, KNEE, "after", 1],
  [133, KNEE, "pre", 1],
  [133, KNEE, "during", 2],
  [133, KNEE, "after", 2],
  [132, KNEE, "next_morning", 2],
  [132, THIGH, "next_morning", 2],
  [130, HIP, "after", 2],
  [128, KNEE, "during", 2],
  [128, KNEE, "after", 2, "warms up after a while"],
  [126, KNEE, "pre", 1],
  [126, KNEE, "during", 3],
  [126, KNEE, "after", 3],
  [125, KNEE, "next_morning", 2],
  [125, { ...CALF, side: "left" }, "daily", 2],
  [124, KNEE, "during", 2],
  [123, HIP, "daily", 3],
  [121, KNEE, "during", 3],
  [121, KNEE, "after", 3],
  [119, KNEE, "pre", 2],
  [119, KNEE, "during", 3],
  [119, KNEE, "after", 4, "stairs hurt"],
  [118, KNEE, "next_morning", 3],
  [118, BACK, "daily", 2],
  [117, KNEE, "pre", 2],
  [117, KNEE, "during", 4],
  [117, KNEE, "after", 5],
  [116, KNEE, "next_morning", 4],
  [114, KNEE, "pre", 3],
  [114, KNEE, "during", 6, "walked home"],
  [114, KNEE, "after", 7],
];

/** The lay-off, the way back and the odd tight calf. The unknown week has no word at all. */
const KNEE_SETTLES: readonly Told[] = [
  [113, KNEE, "next_morning", 6],
  [112, KNEE, "daily", 5],
  [110, KNEE, "daily", 4],
  [108, KNEE, "daily", 4],
  [106, KNEE, "daily", 3],
  [104, KNEE, "daily", 3],
  [104, BACK, "daily", 2, "sitting all day"],
  [101, KNEE, "daily", 3],
  [99, KNEE, "daily", 2],
  [91, KNEE, "daily", 2],
  [89, KNEE, "daily", 2],
  [87, KNEE, "daily", 1],
  [85, KNEE, "daily", 1],
  [83, KNEE, "daily", 1],
  [75, KNEE, "after", 1],
  [74, KNEE, "next_morning", 0],
  [63, KNEE, "after", 1],
  [62, KNEE, "next_morning", 0],
  [58, THIGH, "daily", 2],
  [44, CALF, "after", 2],
  [43, CALF, "next_morning", 1],
  [30, CALF, "after", 3, "skipped the hill"],
  [29, CALF, "daily", 2],
];

/** The last days: a whisper, a long run a quarter longer, and a stiff knee the morning after. */
const THIS_WEEK: readonly Told[] = [
  [7, KNEE, "pre", 0],
  [7, KNEE, "during", 1],
  [7, KNEE, "after", 1],
  [6, KNEE, "next_morning", 1],
  [2, KNEE, "pre", 1],
  [2, KNEE, "during", 1],
  [2, KNEE, "after", 1],
  [0, KNEE, "pre", 1],
  [0, KNEE, "during", 2],
  [0, KNEE, "after", 2],
  [0, CALF, "after", 2],
  [-1, KNEE, "next_morning", 3, "stiff on the stairs"],
  [-3, KNEE, "pre", 1],
  [-3, KNEE, "during", 1],
  [-3, KNEE, "after", 1],
];

/** Above this the runner limped. */
const WALKS_ON_WELL_UP_TO_NRS = 6;

function rowOf(story: StoryDays, [daysBefore, site, moment, nrs, note]: Told): PainRow {
  const day = addDays(story.lastLongRun, -daysBefore);
  return {
    ...site,
    day,
    moment,
    nrs,
    quality: nrs === 0 ? "" : site.quality,
    alteredGait: moment === "during" || moment === "after" ? nrs > WALKS_ON_WELL_UP_TO_NRS : null,
    nightPain: moment === "next_morning" ? false : null,
    note: note ?? "",
  };
}

function noPain(day: LocalDay): PainRow {
  const nothing = { side: "", quality: "", alteredGait: null, nightPain: null, note: "" } as const;
  return { ...nothing, day, region: "none", moment: "daily", nrs: 0 };
}

/** In the steady time: an answer after most long runs, and now and then a tight calf. */
function steadyRows(story: StoryDays, seed: number): PainRow[] {
  const rows: PainRow[] = [];
  for (let week = STORY_WEEKS; week > JUMP_WEEK; week -= 1) {
    const random = seededRandom(seedFor(seed, 20_000 + week));
    const day = longRunDay(story, week);
    const [answered, sore, nrs] = [random.chance(0.8), random.chance(0.07), random.chance(0.5) ? 1 : 2];
    if (!answered) continue;
    const told = { ...CALF, alteredGait: null, nightPain: null, note: "" };
    if (!sore) rows.push(noPain(day));
    else
      rows.push(
        { ...told, day, moment: "after", nrs },
        { ...told, day: addDays(day, 1), moment: "next_morning", nrs: 1 },
      );
  }
  return rows;
}

/** "No pain today" on most days since the knee is quiet, and on none since the last long run. */
function quietRows(story: StoryDays, told: readonly PainRow[], seed: number): PainRow[] {
  const spoken = new Set(told.map((row) => row.day));
  const rows: PainRow[] = [];
  for (let daysBefore = 81; daysBefore >= 1; daysBefore -= 1) {
    const day = addDays(story.lastLongRun, -daysBefore);
    const answered = seededRandom(seedFor(seed, 30_000 + daysBefore)).chance(0.72);
    if (answered && !spoken.has(day)) rows.push(noPain(day));
  }
  return rows;
}

function isToldAboutARun(row: PainRow): boolean {
  return row.moment === "pre" || row.moment === "during" || row.moment === "after";
}

/** Everything the runner said about pain, ascending by day, up to and including the last day. */
export function painRows(story: StoryDays, sessions: readonly PlannedSession[], seed: number): PainRow[] {
  const told = [...KNEE_BUILDS_UP, ...KNEE_SETTLES, ...THIS_WEEK].map((one) => rowOf(story, one));
  const runDays = new Set(sessions.filter((one) => isRunKind(one.kind)).map((one) => one.day));
  return [...steadyRows(story, seed), ...told, ...quietRows(story, told, seed)]
    .filter((row) => row.day <= story.endDay && !isWithin(row.day, story.unknownWeek))
    .filter((row) => !isToldAboutARun(row) || runDays.has(row.day))
    .sort((a, b) => a.day - b.day);
}

function yesNo(answer: boolean | null): string {
  if (answer === null) return "";
  return answer ? "yes" : "no";
}

/** The pain diary as the pain CSV: `none` with 0 is "no pain today". */
export function painCsv(rows: readonly PainRow[]): Uint8Array {
  const cells = rows.map((row) => [
    formatLocalDay(row.day),
    row.region,
    row.side,
    row.moment,
    String(row.nrs),
    row.quality,
    yesNo(row.alteredGait),
    yesNo(row.nightPain),
    row.note,
  ]);
  return csvDocument(HEADER, cells);
}
