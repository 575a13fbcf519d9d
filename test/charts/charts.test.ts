import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import Schema from "typebox/schema";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { chartFrame, frameDays, plotWidthPx, timeDomain, timeTicks, weeksEnding } from "../../src/charts/frame.ts";
import { loadRatioChart } from "../../src/charts/load-ratio.ts";
import { overviewPath, overviewX } from "../../src/charts/overview.ts";
import { painStripChart } from "../../src/charts/pain-strip.ts";
import { periodSums } from "../../src/charts/period-sums.ts";
import { chartConfig, paletteOf } from "../../src/charts/theme.ts";
import { therapyTicksChart } from "../../src/charts/therapy-ticks.ts";
import { type WeekChartData, weekCharts } from "../../src/charts/week-charts.ts";
import { weeklyDistanceChart } from "../../src/charts/weekly-distance.ts";
import type { DayRecord, WeekSummary } from "../../src/domain/assessment.ts";
import { addDays, type DayRange, isoWeekStart, type LocalDay } from "../../src/domain/local-day.ts";
import { siteKey } from "../../src/domain/pain.ts";
import { emptyReport, SAMPLE_AS_OF, SAMPLE_PAIN, SAMPLE_THERAPY, sampleReport } from "../sample-report.ts";

const schemaPath = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const vegaLiteSchema = Schema.Compile(JSON.parse(readFileSync(schemaPath, "utf8")));
const report = sampleReport();
const halfYear = weeksEnding(SAMPLE_AS_OF, 26);
const wide = chartFrame(halfYear, 680);
const narrow = chartFrame(halfYear, 322);
const STILL = { isLive: false };
const chartsOf = (data: WeekChartData, widthPx: number, range = halfYear) =>
  weekCharts(data, { range, widthPx, isLive: true });

/** The values of the first layer whose mark has this style. */
function valuesOf(spec: TopLevelSpec | null, style: string): readonly Record<string, unknown>[] {
  if (spec === null || !("layer" in spec)) throw new Error("this chart has no layers");
  const styleOf = (one: object) => (one as { mark?: { style?: string } }).mark?.style;
  const layer = spec.layer.find((one) => styleOf(one) === style);
  return ((layer?.data as { values?: Record<string, unknown>[] })?.values ?? []) as Record<string, unknown>[];
}

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

describe("the week's charts", () => {
  test("are valid by the schema that Vega-Lite ships", () => {
    for (const widthPx of [240, 322, 680, 1600]) {
      for (const { id, spec } of chartsOf(report, widthPx)) {
        expect({ id, valid: vegaLiteSchema.Check(spec) }).toEqual({ id, valid: true });
      }
    }
  });

  test("draw without a NaN, an undefined or an infinite number at every width", async () => {
    for (const widthPx of [240, 322, 680, 1600]) {
      for (const { spec } of chartsOf(report, widthPx)) {
        expect(await svgOf(spec as TopLevelSpec)).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("share one time axis, one left edge and one width, so that they stand under one another", () => {
    const specs = chartsOf(report, 680).map((chart) => chart.spec as TopLevelSpec & Record<string, unknown>);
    const paddings = specs.map((spec) => spec.padding as { left: number; right: number });
    expect(new Set(specs.map((spec) => spec["width"])).size).toBe(1);
    expect(new Set(paddings.map((padding) => `${padding.left} ${padding.right}`)).size).toBe(1);
    const domains = JSON.stringify(specs).match(
      /"x":\{"field":"\w+","type":"quantitative","scale":\{"domain":\[[^\]]+\]/g,
    );
    expect(new Set(domains?.map((text) => text.replace(/.*"domain":/, "")))).toEqual(
      new Set([JSON.stringify(timeDomain(wide))]),
    );
  });

  test("say in words and in a table what they show", () => {
    for (const chart of chartsOf(report, 680)) {
      expect(chart.description.length).toBeGreaterThan(20);
      expect(chart.spec).toMatchObject({ description: chart.description });
      expect(chart.table.rows.length).toBeGreaterThan(0);
      for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.headers.length);
    }
  });

  test("of a runner without data draw nothing and say why", () => {
    for (const chart of chartsOf(emptyReport(), 680)) {
      expect(chart.spec).toBeNull();
      expect(chart.empty).not.toBe("");
      expect(chart.table.rows.filter((row) => row.some((cell) => /\d km/.test(cell)))).toEqual([]);
    }
  });

  test("name no colour: every mark has a style of the theme", () => {
    const config = chartConfig(paletteOf("light"));
    for (const { spec } of chartsOf(report, 680)) {
      const text = JSON.stringify(spec);
      expect(text).not.toMatch(/#[0-9a-fA-F]{6}|"fill"|"stroke"|"color"/);
      for (const [, style] of text.matchAll(/"style":"([^"]+)"/g)) expect(config.style).toHaveProperty(style as string);
    }
  });

  test("show weeks where there is room for them, then months, then quarters", () => {
    expect(wide).toMatchObject({ step: "week", columns: { length: 26 } });
    expect(narrow).toMatchObject({ step: "week", columns: { length: 26 } });
    expect(chartFrame(weeksEnding(SAMPLE_AS_OF, 52), 322).step).toBe("week");
    expect(chartFrame(weeksEnding(SAMPLE_AS_OF, 522), 680)).toMatchObject({ step: "month", columns: { length: 121 } });
    expect(chartFrame(weeksEnding(SAMPLE_AS_OF, 1044), 322).step).toBe("quarter");
  });
});

/** Ten years of the made-up runner, by saying her two years again. */
function tenYears(): WeekChartData {
  const shifts = [4, 3, 2, 1, 0].map((times) => -728 * times);
  const again = <T>(of: readonly T[], moved: (one: T, shift: number) => T) =>
    shifts.flatMap((shift) => of.map((one) => moved(one, shift)));
  const at = (day: LocalDay, shift: number) => addDays(day, shift);
  return {
    ...report,
    days: again(report.days.slice(-728), (one, shift) => ({ ...one, day: at(one.day, shift) })),
    weeks: again(report.weeks.slice(-104), (one, shift) => ({ ...one, weekStart: at(one.weekStart, shift) })),
    pain: again(report.pain, (one, shift) => ({ ...one, day: at(one.day, shift) })),
    therapy: again(report.therapy, (one, shift) => ({ ...one, day: at(one.day, shift) })),
  };
}

describe("ten years", () => {
  const data = tenYears();
  const all = weeksEnding(SAMPLE_AS_OF, 520);

  test("have charts of the same heights, places and rows of care whatever time is shown", () => {
    const shapeOf = (range: DayRange) =>
      weekCharts(data, { range, widthPx: 680, isLive: false }).map(({ id, spec, places }) => ({
        id,
        height: spec?.height,
        padding: spec?.padding,
        places: places?.map(siteKey).toSorted(),
      }));
    const whole = shapeOf(all);
    expect(whole.map(({ height }) => typeof height)).toEqual(["number", "number", "number", "number"]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 515 }), fc.integer({ min: 4, max: 520 }), (first, weeks) => {
        const from = addDays(all.from, 7 * first);
        const to = Math.min(all.to, addDays(from, 7 * weeks - 1)) as LocalDay;
        expect(shapeOf({ from, to })).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  test("are drawn in months, small enough to send and without a broken number", async () => {
    for (const widthPx of [322, 680]) {
      const charts = weekCharts(data, { range: all, widthPx, isLive: false });
      expect(charts[0]?.title).toBe("Distance a month");
      const pictures = await Promise.all(charts.map(({ spec }) => svgOf(spec as TopLevelSpec)));
      for (const svg of pictures) expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(gzipSync(pictures.join("")).byteLength).toBeLessThan(30_000);
    }
  });

  test("keep every kilometre: the months add up to the days", () => {
    const frame = chartFrame(all, 680);
    const { from, to } = frameDays(frame);
    const shown = data.days.filter(({ day }) => day >= from && day <= to);
    const sums = periodSums(frame, data.weeks, data.days, SAMPLE_AS_OF);
    const total = (list: readonly { readonly distanceM: number | null }[]) =>
      list.reduce((sum, { distanceM }) => sum + (distanceM ?? 0), 0);
    expect(total(sums)).toBeCloseTo(total(shown), 3);
  });

  test("leave months of which nothing is known empty", () => {
    const before = weeksEnding(addDays(all.from, -1), 520);
    const sums = periodSums(chartFrame(before, 680), data.weeks, data.days, SAMPLE_AS_OF);
    expect(sums.slice(0, -1).every(({ distanceM }) => distanceM === null)).toBe(true);
  });

  test("make a strip of bars that stays inside its box", () => {
    const path = overviewPath(data, all);
    expect(path).not.toMatch(/NaN|undefined|Infinity/);
    for (const [, x] of path.matchAll(/M([\d.]+) /g)) expect(Number(x)).toBeLessThanOrEqual(1000);
    expect(overviewX(all, all.from)).toBe(0);
    expect(overviewX(all, addDays(all.to, 1))).toBe(1000);
  });
});

test("any time in any width is whole columns one after the other, with names of months that do not touch", () => {
  fc.assert(
    fc.property(
      fc.nat(4000),
      fc.integer({ min: 4, max: 1200 }),
      fc.integer({ min: 240, max: 1600 }),
      (back, weeks, px) => {
        const range = weeksEnding(addDays(SAMPLE_AS_OF, -back), weeks);
        const frame = chartFrame(range, px);
        const { from, to } = frameDays(frame);
        expect(from).toBeLessThanOrEqual(range.from);
        expect(to).toBeGreaterThanOrEqual(range.to);
        for (const [i, column] of frame.columns.entries()) {
          expect(column.to).toBeGreaterThanOrEqual(column.from);
          if (i > 0) expect(column.from).toBe(addDays(frame.columns[i - 1]?.to as LocalDay, 1));
        }
        const [start, end] = timeDomain(frame);
        const places = timeTicks(frame).map((at) => ((at - start) / (end - start)) * plotWidthPx(frame));
        for (const [i, at] of places.entries()) if (i > 0) expect(at - (places[i - 1] ?? 0)).toBeGreaterThan(26);
        expect(places.every((at) => at >= 0 && at <= plotWidthPx(frame) - 26)).toBe(true);
      },
    ),
  );
});

test("exercises have a row of their own, over years a mark for each month", () => {
  const days = [...report.exercisesDone];
  const care = { therapy: [], exercisesDone: days, exercisePlans: report.exercisePlans };
  const close = therapyTicksChart(wide, care, SAMPLE_AS_OF);
  expect(valuesOf(close.spec, "exercise-tick")).toHaveLength(days.length);
  expect(close.table.rows[0]).toEqual(["17 Nov 2026", "Exercises", "Calf raises", "–", "–"]);
  const far = therapyTicksChart(chartFrame(weeksEnding(SAMPLE_AS_OF, 520), 680), care, SAMPLE_AS_OF);
  expect(valuesOf(far.spec, "exercise-tick").map(({ said }) => said)).toEqual([
    "September 2026: 2 days with exercises",
    "October 2026: 1 day with exercises",
    "November 2026: 1 day with exercises",
  ]);
});

describe("distance a week", () => {
  const chart = weeklyDistanceChart(wide, report.weeks, report.days, SAMPLE_AS_OF);

  test("leaves a named gap where nothing is known, and never a bar of zero", () => {
    const [gap] = valuesOf(chart.spec, "unknown-band");
    expect(gap).toMatchObject({ days: 21, word: "no data" });
    const bars = ["week-bar", "week-bar-part", "week-bar-now"].flatMap((style) => valuesOf(chart.spec, style));
    expect(bars).toHaveLength(26 - 3);
  });

  test("says that known weeks without a run were without a run", () => {
    expect(valuesOf(chart.spec, "unknown-label").length).toBe(1);
    expect(JSON.stringify(chart.spec)).toContain('"word":"no runs"');
  });

  test("never says that there were no runs in weeks whose days are not all known", () => {
    const partly = report.weeks.map((week) => (week.distanceM === 0 ? { ...week, coverage: 5 / 7 } : week));
    const { spec, description, table } = weeklyDistanceChart(wide, partly, report.days, SAMPLE_AS_OF);
    expect(table.rows.flat()).not.toContain("0.0 km");
    expect(JSON.stringify(spec)).not.toContain('"word":"no runs"');
    expect(valuesOf(spec, "week-bar-part").map((bar) => bar["km"])).not.toContain(0);
    expect(valuesOf(spec, "unknown-band")).toHaveLength(2);
    expect(description).toContain("6 without data");
  });

  test("lets the label of a spike in the last week grow inwards, so that nothing is cut off", () => {
    const now = report.days.map(
      (day): DayRecord =>
        day.day === SAMPLE_AS_OF ? { ...day, spike: { ...day.spike, value: 1.5, category: "moderate" } } : day,
    );
    const text = JSON.stringify(weeklyDistanceChart(narrow, report.weeks, now, SAMPLE_AS_OF).spec);
    expect(text).toMatch(/"over":"\+50 %","align":"right"/);
  });

  test("marks the weeks of the spikes with how far they went", () => {
    expect(JSON.stringify(chart.spec)).toContain('"over":"+24 %"');
  });

  test("draws a week with missing days as one that may be too low", () => {
    expect(valuesOf(chart.spec, "week-bar-part")).toHaveLength(2);
    expect(chart.hint).toContain("days missing");
  });
});

describe("load ratio", () => {
  const chart = loadRatioChart(wide, report.days, SAMPLE_AS_OF, STILL);

  test("breaks the line where there is no ratio", () => {
    const line = valuesOf(chart.spec, "ratio-line");
    expect(new Set(line.map((value) => value["stretch"])).size).toBeGreaterThan(1);
    expect(valuesOf(chart.spec, "unknown-band")[0]).toMatchObject({ word: "cannot say" });
  });

  test("says that it describes and does not warn", () => {
    expect(chart.hint).toContain("description, not risk");
    expect(chart.description).toContain("says nothing about risk");
  });

  test("of a single known day is a point, because one day makes no line", () => {
    const one = report.days.slice(-200, -199).map((day): DayRecord => ({ ...day, day: SAMPLE_AS_OF }));
    const spec = loadRatioChart(wide, one, SAMPLE_AS_OF, STILL).spec;
    expect(valuesOf(spec, "ratio-point")).toHaveLength(1);
  });
});

describe("pain by week", () => {
  const chart = painStripChart(wide, SAMPLE_PAIN, report.weeks);

  test("puts the place that was sore last on top, and its number in the cell", () => {
    expect(chart.table.headers[1]).toBe("Front of the left knee");
    const numbers = [0, 1, 2, 3, 4, 5].flatMap((band) => valuesOf(chart.spec, `pain-number-${band}`));
    expect(numbers.map((value) => value["number"])).toEqual(expect.arrayContaining(["7", "3", "0"]));
  });

  test("tells a quiet answer from no answer", () => {
    const silent = valuesOf(chart.spec, "no-answer");
    expect(silent.length).toBeGreaterThanOrEqual(3);
    for (const cell of silent) expect(cell["said"]).toContain("no answer");
  });

  test("shows the six latest places and keeps the others in the table", () => {
    const regions = ["hip", "groin", "shin", "calf", "ankle", "heel", "arch", "toes"] as const;
    const pain = regions.map((region) => ({
      ...(SAMPLE_PAIN[0] as (typeof SAMPLE_PAIN)[0]),
      region,
      day: SAMPLE_AS_OF,
      nrs: 3,
    }));
    const many = painStripChart(wide, pain, report.weeks);
    expect(valuesOf(many.spec, "row-label")).toHaveLength(6);
    expect(many.table.headers).toHaveLength(1 + 8);
    expect(many.hint).toContain("2 more");
  });
});

test("therapy has a row for each kind and a diamond for each session", () => {
  const chart = therapyTicksChart(
    wide,
    { therapy: SAMPLE_THERAPY, exercisesDone: [], exercisePlans: [] },
    SAMPLE_AS_OF,
  );
  expect(JSON.stringify(chart.spec).match(/"shape":"diamond"/g)).toHaveLength(2);
  expect(chart.table.rows).toHaveLength(SAMPLE_THERAPY.length);
});

test("any weeks and any pain draw without a broken number", async () => {
  const metres = fc.option(fc.double({ min: 0, max: 400_000, noNaN: true }), { nil: null });
  const week = fc.record({
    distanceM: metres,
    longestRunM: metres,
    coverage: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const pain = fc.record({ back: fc.nat(250), nrs: fc.integer({ min: 0, max: 10 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(week, { maxLength: 30 }), fc.array(pain, { maxLength: 20 }), async (weeks, entries) => {
      const last = isoWeekStart(SAMPLE_AS_OF);
      const summaries = weeks.map(
        (one, i): WeekSummary => ({
          ...(report.weeks[0] as WeekSummary),
          ...one,
          weekStart: addDays(last, -7 * (weeks.length - 1 - i)),
        }),
      );
      const painEntries = entries.map((one) => ({
        ...(SAMPLE_PAIN[0] as (typeof SAMPLE_PAIN)[0]),
        nrs: one.nrs,
        day: (SAMPLE_AS_OF - one.back) as LocalDay,
      }));
      for (const { spec } of chartsOf({ ...report, weeks: summaries, days: [], pain: painEntries }, 322)) {
        if (spec !== null) expect(await svgOf(spec)).not.toMatch(/NaN|undefined|Infinity/);
      }
    }),
    { numRuns: 40 },
  );
});
