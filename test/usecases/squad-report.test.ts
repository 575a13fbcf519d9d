import { describe, expect, it } from "vitest";
import { linkDays } from "../../src/analysis/link/episodes/link-days.ts";
import { NO_LINK } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedHistory } from "../../src/analysis/link/simulate/simulated-history.ts";
import { addDays, type LocalDay } from "../../src/domain/local-day.ts";
import { ENGLISH } from "../../src/messages/words.ts";
import { squadJson } from "../../src/usecases/squad-json.ts";
import { type SquadProgress, squadOn } from "../../src/usecases/squad-report.ts";
import { agreementWords } from "../../src/usecases/squad-words.ts";

const PLANTED = {
  ...NO_LINK,
  pain: { ...NO_LINK.pain, onsetPerDay: 0.006, spikeRatio: { small: 3, moderate: 3, large: 3 } },
};

function squad() {
  const histories = simulateCohort(PLANTED, 60, 7).map(simulatedHistory);
  const asOf = histories.reduce<LocalDay>((last, { feedThrough }) => feedThrough ?? last, addDays(0 as LocalDay, 0));
  const members = histories.flatMap((history, i) => {
    const days = linkDays(history, asOf);
    return days === null ? [] : [{ athlete: `runner-${i}`, days }];
  });
  return { members, athletes: 60, asOf };
}

describe("a squad's report", () => {
  const seen: SquadProgress[] = [];
  const report = squadOn(squad(), (progress) => void seen.push(progress));

  it("asks by day and by run, with the last three days left out, and with them", () => {
    expect(report.views.map(({ lagDays, byDay, byRun }) => [lagDays, byDay.kind, byRun.kind])).toEqual([
      [3, "estimated", "estimated"],
      [0, "estimated", "estimated"],
    ]);
  });

  it("says the absolute numbers before the ratio", () => {
    const [byDay, byRun] = [report.views[0]?.byDayText.join(" ") ?? "", report.views[0]?.byRunText.join(" ") ?? ""];
    expect(byDay.indexOf("of 1,000 days")).toBeGreaterThan(0);
    expect(byDay.indexOf("of 1,000 days")).toBeLessThan(byDay.indexOf("odds"));
    expect(byRun.indexOf("of 1,000")).toBeLessThan(byRun.indexOf("odds"));
  });

  it("tells how far it is, ever on, and ends at the end", () => {
    expect(seen.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(seen.at(-1)?.total).toBe(8);
  });

  it("is the same each time, and names nobody", () => {
    const json = JSON.stringify(squadJson(report));
    expect(JSON.stringify(squadJson(squadOn(squad())))).toBe(json);
    expect(json).not.toMatch(/runner-|NaN|Infinity/);
  });

  it("carries its curves in cases per 1,000, with their tables", () => {
    for (const chart of squadJson(report).charts) {
      expect(chart.spec).not.toBeNull();
      expect(chart.table.rows.length).toBe(25);
    }
  });
});

describe("where the models disagree", () => {
  const level = (value: number) => ({
    level: "small" as const,
    rows: 9,
    events: 5,
    athletes: 5,
    ratio: { kind: "estimated" as const, value, lower: value / 2, upper: value * 2 },
  });
  const day = (value: number) => ({ kind: "estimated", levels: [{ ...level(value), per1000: null }] }) as never;
  const run = (value: number) => ({ kind: "estimated", levels: [level(value)] }) as never;

  it("both numbers are shown, and neither is called the better one", () => {
    const words = agreementWords(day(1.4), run(0.8)).map(ENGLISH.tell).join(" ");
    expect(words).toContain("odds 1.4 times as high by day, 0.8 times by run");
    expect(words).toContain("Neither is the better number.");
  });

  it("a difference in size alone is no disagreement", () => {
    expect(agreementWords(day(1.4), run(2.8)).map(ENGLISH.tell)).toEqual([
      "By day and by run point in the same directions.",
    ]);
  });

  it("without one of them there is nothing to compare", () => {
    expect(agreementWords({ kind: "cannot-tell", why: "x" }, run(2))).toEqual([]);
  });
});
