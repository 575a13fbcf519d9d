import { addDays, formatLocalDay, isoWeekday, type LocalDay } from "../../src/domain/local-day.ts";
import type { GivenFile } from "../../test/real-app.ts";

const DAYS = 3652;
const SITES = ["knee,left", "calf,right", "lower-back,", "hip,left", "ankle,right", "shin,left", "heel,right"] as const;

/** Ten years of one runner as lists: five runs a week, sore places now and then, a massage a month. */
export function tenYearsUntil(today: LocalDay): readonly GivenFile[] {
  const days = Array.from({ length: DAYS }, (_, i) => addDays(today, i - DAYS + 1));
  const runs = days.map((day, i) => {
    const weekday = isoWeekday(day);
    const km = 6 + ((i * 7) % 50) / 10 + (weekday === 7 ? 9 : 0);
    const isRest = weekday === 1 || weekday === 5;
    return `${formatLocalDay(day)},${isRest ? "rest,," : `run,${km.toFixed(1)},${Math.round(km * 5.6)}`}`;
  });
  const pain = days
    .filter((_, i) => i % 9 < 2 && Math.floor(i / 60) % 3 === 0)
    .map((day, i) => `${formatLocalDay(day)},${SITES[i % SITES.length]},${i % 8},next_morning`);
  const care = days.filter((_, i) => i % 29 === 0).map((day) => `${formatLocalDay(day)},massage,calf,4,2`);
  return [
    { path: "runs.csv", make: () => ["day,kind,distance_km,duration_min", ...runs].join("\n") },
    { path: "pain.csv", make: () => ["day,region,side,nrs,moment", ...pain].join("\n") },
    { path: "therapy.csv", make: () => ["day,kind,regions,nrs_before,nrs_after", ...care].join("\n") },
  ];
}
