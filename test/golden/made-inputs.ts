import { addDays, daysOf, formatLocalDay, isoWeekday, type LocalDay, localDayOf } from "../../src/domain/local-day.ts";
import type { CaseFile } from "./case-files.ts";

/**
 * The made-up inputs of the golden cases. Every runner here runs on Tuesday, Thursday, Friday and Sunday, marks the
 * other days as rest, and ends on Sunday 2026-05-31, nine weeks after the clocks change.
 */

/** A case with the text files that belong in its `input` folder. */
export interface MadeCase {
  readonly name: string;
  readonly file: CaseFile;
  readonly inputs: Readonly<Record<string, string>>;
}

const LAST_SUNDAY = localDayOf(2026, 5, 31);
const [TUESDAY, THURSDAY, FRIDAY, SUNDAY] = [2, 4, 5, 7];
const MIN_PER_KM = 6;

interface Week {
  /** Kilometres of a day, by ISO weekday. */
  readonly [weekday: number]: number;
}

const STEADY: Week = { [TUESDAY]: 6, [THURSDAY]: 8, [FRIDAY]: 6, [SUNDAY]: 12 };
const WITH_LONG = (km: number): Week => ({ ...STEADY, [SUNDAY]: km });
const REST_WEEK: Week = {};

/** Diary rows of whole weeks, the last of which ends on `last`. */
function diary(weeks: readonly Week[], last: LocalDay): string {
  const first = addDays(last, 1 - 7 * weeks.length);
  const rows = daysOf({ from: first, to: last }).map((day, i) => {
    const km = weeks[Math.floor(i / 7)]?.[isoWeekday(day)];
    if (km === undefined) return `${formatLocalDay(day)},rest,,,`;
    // A wobble of a few per cent, the same each time.
    const distanceKm = km + ((i * 7) % 5) * 0.05 - 0.1;
    const rpe = km >= 12 ? 5 : 3 + (i % 2);
    return `${formatLocalDay(day)},run,${distanceKm.toFixed(2)},${(distanceKm * MIN_PER_KM).toFixed(1)},${rpe}`;
  });
  return `day,kind,distance_km,duration_min,rpe\n${rows.join("\n")}\n`;
}

function painLog(rows: readonly string[]): string {
  return `day,region,side,moment,nrs,quality,altered_gait,night_pain\n${rows.join("\n")}\n`;
}

const noPain = (day: LocalDay) => `${formatLocalDay(day)},none,,daily,0,,,`;

const kneeAt = (day: LocalDay, moment: string, nrs: number) =>
  `${formatLocalDay(day)},knee-front,left,${moment},${nrs},${nrs === 0 ? "" : "ache"},${moment === "during" ? "no" : ""},`;

/** "No pain today" on the Sundays of the last weeks. */
function quietSundays(weeks: number): string[] {
  return Array.from({ length: weeks }, (_, i) => noPain(addDays(LAST_SUNDAY, -7 * (weeks - 1 - i))));
}

function repeated(count: number, week: Week): Week[] {
  return Array.from({ length: count }, () => week);
}

/** The knee of the opening story: 2, then 3 of 10, three times a week, after a long run that jumped by half. */
function kneeWeeks(jump: LocalDay): string[] {
  const rows = [kneeAt(addDays(jump, 1), "next_morning", 1)];
  const worst = [2, 2, 3, 3];
  worst.forEach((nrs, week) => {
    const sunday = addDays(jump, 7 * (week + 1));
    for (const daysBefore of [5, 3, 0]) {
      const day = addDays(sunday, -daysBefore);
      rows.push(kneeAt(day, "pre", Math.max(0, nrs - 1)), kneeAt(day, "during", nrs), kneeAt(day, "after", nrs));
    }
  });
  return rows;
}

const JUMP = addDays(LAST_SUNDAY, -28);

export const MADE_CASES: readonly MadeCase[] = [
  {
    name: "steady-runner",
    file: {
      about: "Twelve even weeks, every day known, no pain: nothing to warn about. One run is a FIT file.",
      asOf: formatLocalDay(LAST_SUNDAY),
      headline: "carry-on",
    },
    inputs: {
      "diary.csv": diary([...repeated(11, STEADY), { [THURSDAY]: 8, [FRIDAY]: 6, [SUNDAY]: 12 }], LAST_SUNDAY).replace(
        // The Tuesday of the last week is in the FIT file.
        `${formatLocalDay(addDays(LAST_SUNDAY, -5))},rest,,,\n`,
        "",
      ),
      "pain.csv": painLog(quietSundays(4)),
    },
  },
  {
    name: "sudden-spike",
    file: {
      about: "Ten even weeks, then a long run 40 % longer than any of the 30 days before it. No pain.",
      asOf: formatLocalDay(LAST_SUNDAY),
      headline: "ease",
    },
    inputs: {
      "diary.csv": diary([...repeated(10, STEADY), WITH_LONG(17)], LAST_SUNDAY),
      "pain.csv": painLog(quietSundays(4)),
    },
  },
  {
    name: "four-week-layoff",
    file: {
      about: "Eight even weeks, four weeks of confirmed rest, then three short runs: a return, not a spike.",
      asOf: formatLocalDay(LAST_SUNDAY),
      headline: "ease",
    },
    inputs: {
      "diary.csv": diary(
        [...repeated(8, STEADY), ...repeated(4, REST_WEEK), { [TUESDAY]: 2.1, [FRIDAY]: 2.25, [SUNDAY]: 2.4 }],
        LAST_SUNDAY,
      ),
      "pain.csv": painLog(quietSundays(2)),
    },
  },
  {
    name: "knee-three-times-a-week",
    file: {
      about:
        "The opening story: the long run jumps by half, and the knee is at 2 or 3 three times a week. Never green.",
      asOf: formatLocalDay(LAST_SUNDAY),
      headline: "rest",
      neverGreenFrom: formatLocalDay(JUMP),
    },
    inputs: {
      "diary.csv": diary(
        [...repeated(8, WITH_LONG(16)), WITH_LONG(24), WITH_LONG(22), WITH_LONG(24), WITH_LONG(21), WITH_LONG(18)],
        LAST_SUNDAY,
      ),
      "pain.csv": painLog([noPain(addDays(JUMP, -7)), ...kneeWeeks(JUMP)]),
    },
  },
  {
    name: "no-answers",
    file: {
      about: "Even weeks and not one answer about pain: loads are known, but nothing can be said.",
      asOf: formatLocalDay(LAST_SUNDAY),
      headline: "cannot-say",
    },
    inputs: { "diary.csv": diary(repeated(10, STEADY), LAST_SUNDAY) },
  },
];
