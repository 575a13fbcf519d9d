import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

/** Athlete 0 of Lövdal et al. 2021 (CC0, doi 10.34894/UWU9PV): 53 consecutive days, km a day. */
const KM = [
  5.8, 0, 0, 0, 0, 16.4, 0, 5.2, 0, 0, 17.6, 0, 10.5, 0, 4.8, 0, 0, 10.1, 0, 3, 0, 5, 0, 0, 0, 0, 10.1, 0, 0, 5, 0,
  12.8, 0, 11.6, 0, 5.2, 0, 0, 35, 0, 4, 0, 4.7, 0, 0, 0, 0, 0, 6, 0, 0, 0, 11.9,
];
const FIRST = localDayOf(2014, 3, 1);

interface Row {
  readonly day: number;
  readonly coupled: number;
  readonly uncoupled: number;
  readonly weekChangePct: number | null;
  readonly spike: number | null;
  readonly longestPriorM: number;
}

// Ratios computed from the same series with R; a day without a run has no spike.
const TABLE: readonly Row[] = [
  { day: 27, coupled: 0.682486, uncoupled: 0.617166, weekChangePct: -15.6425, spike: null, longestPriorM: 17_600 },
  { day: 33, coupled: 1.22884, uncoupled: 1.330317, weekChangePct: 94.702, spike: 0.659091, longestPriorM: 17_600 },
  { day: 38, coupled: 1.832007, uncoupled: 2.535073, weekChangePct: 85.6631, spike: 1.988636, longestPriorM: 17_600 },
  { day: 44, coupled: 1.641315, uncoupled: 2.08758, weekChangePct: 47.6351, spike: null, longestPriorM: 35_000 },
  { day: 52, coupled: 0.673565, uncoupled: 0.607466, weekChangePct: null, spike: 0.34, longestPriorM: 35_000 },
];

interface DayJson {
  readonly day: string;
  readonly ratios: {
    readonly spike: Record<string, unknown>;
    readonly distance: Record<string, { value: number | null }>;
  };
}

describe("the report of a real runner's diary", () => {
  it.each(TABLE)("reproduces the published table on day $day", async (row) => {
    const folder = temporaryFolder();
    const diary = join(folder, "diary.csv");
    const lines = KM.map((km, i) => `${formatLocalDay(addDays(FIRST, i))},run,${km}`);
    writeFileSync(diary, `day,kind,distance_km\n${lines.join("\n")}\n`);
    const data = join(folder, "data");
    expect((await runCli(["import", "--data", data, diary])).code).toBe(0);

    const asOf = formatLocalDay(addDays(FIRST, row.day));
    const { code, json } = await runCli(["report", "--data", data, "--json", "--as-of", asOf]);
    expect(code).toBe(0);
    const report = json()[0] as { days: DayJson[] };
    const last = report.days.at(-1);
    expect(last?.day).toBe(asOf);
    expect(report.days).toHaveLength(row.day + 1);
    const { distance, spike } = last?.ratios ?? { distance: {}, spike: {} };
    expect(distance["acwrCoupled"]?.value).toBeCloseTo(row.coupled, 6);
    expect(distance["acwrUncoupled"]?.value).toBeCloseTo(row.uncoupled, 6);
    if (row.weekChangePct === null) expect(distance["weekChangePct"]).toEqual({ value: null, reason: "LOW_BASE" });
    else expect(distance["weekChangePct"]?.value).toBeCloseTo(row.weekChangePct, 4);
    expect(distance["acwrEwma"]).toEqual({ value: null, reason: "WARMUP" });
    if (row.spike === null) expect(spike).toMatchObject({ value: null, category: "none" });
    else expect(spike["value"]).toBeCloseTo(row.spike, 6);
    expect(spike["longestPrior30dM"]).toBeCloseTo(row.longestPriorM, 6);
  });

  it("calls the 35 km run a moderate spike and eases off, never more, since load alone says no more", async () => {
    const folder = temporaryFolder();
    const diary = join(folder, "diary.csv");
    const lines = KM.map((km, i) => `${formatLocalDay(addDays(FIRST, i))},run,${km}`);
    writeFileSync(diary, `day,kind,distance_km\n${lines.join("\n")}\n`);
    const data = join(folder, "data");
    await runCli(["import", "--data", data, diary]);
    const { json } = await runCli(["report", "--data", data, "--json", "--as-of", formatLocalDay(addDays(FIRST, 38))]);
    const report = json()[0] as { headline: string; level: string; findings: { rule: string; kind: string }[] };
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: "SPIKE_M", kind: "flagged", level: "amber" }),
    );
    expect([report.headline, report.level]).toEqual(["ease", "amber"]);

    const told = await runCli(["report", "--data", data, "--as-of", formatLocalDay(addDays(FIRST, 38))]);
    expect(told.out.replaceAll(/\s+/g, " ")).toContain(
      "about 1.5 times the overuse-injury rate (95 % CI 1.2–2.0). Most such runs cause no injury. In numbers: about 2.2 overuse injuries per 1,000 runs at reference, about 3.4 per 1,000 runs like this (derived, approximate).",
    );
  });
});
