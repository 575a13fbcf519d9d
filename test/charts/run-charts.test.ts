import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import Schema from "typebox/schema";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { drawChart } from "../../src/charts/draw/draw-chart.ts";
import { type RunChart, runCharts } from "../../src/charts/run-charts.ts";
import { chartConfig, paletteOf } from "../../src/charts/theme.ts";
import { thinnedPlaces } from "../../src/charts/thin-line.ts";
import type { RunSamples } from "../../src/domain/run-samples.ts";

const schemaPath = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const vegaLiteSchema = Schema.Compile(JSON.parse(readFileSync(schemaPath, "utf8")));

/** A sample a second at 3 m/s and 150 bpm; nothing is known from 100 s to 160 s, and the timer stands still from 400 s to 500 s. */
function steadyRun(lengthS = 1800): RunSamples {
  const timeS = Float64Array.from({ length: lengthS }, (_, i) => (i < 400 ? i : i + 100));
  const heartRateBpm = timeS.map((s) => (s >= 100 && s < 160 ? Number.NaN : 150));
  return {
    timeS,
    weightS: timeS.map((_, i) => (i === 399 || i === lengthS - 1 ? 0 : 1)),
    columns: {
      distanceM: timeS.map((_, i) => i * 3),
      speedMPerS: timeS.map(() => 3),
      heartRateBpm,
      altitudeM: timeS.map((s) => 20 + 10 * Math.sin(s / 200)),
    },
  };
}

const options = { by: "time", widthPx: 680, isLive: false } as const;
const chartOf = (charts: readonly RunChart[], id: string): RunChart => {
  const found = charts.find((chart) => chart.id === id);
  if (found === undefined) throw new Error(`no chart ${id}`);
  return found;
};

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

/** Any recording a device may make: few samples or many, with silence and standing anywhere. */
const anySamples = fc
  .array(
    fc.record({
      stepS: fc.constantFrom(0, 1, 1, 1, 5, 30, 4000),
      isStopped: fc.boolean(),
      byM: fc.constantFrom(Number.NaN, 0, 2.5, 4),
      speed: fc.constantFrom(Number.NaN, 0, 0.4, 2.5, 6),
      rate: fc.constantFrom(Number.NaN, 60, 150, 151),
      height: fc.constantFrom(Number.NaN, -400, 0, 12.5, 8000),
    }),
    { maxLength: 200 },
  )
  .map((rows): RunSamples => {
    let [timeS, distanceM] = [0, 0];
    const places = rows.map((row) => {
      timeS += row.stepS;
      distanceM += Number.isNaN(row.byM) ? 0 : row.byM;
      return { ...row, timeS, distanceM: Number.isNaN(row.byM) ? Number.NaN : distanceM };
    });
    const column = (read: (row: (typeof places)[number]) => number) => Float64Array.from(places, read);
    return {
      timeS: column((row) => row.timeS),
      weightS: column((row) => (row.isStopped ? 0 : 1)),
      columns: {
        distanceM: column((row) => row.distanceM),
        speedMPerS: column((row) => row.speed),
        heartRateBpm: column((row) => row.rate),
        altitudeM: column((row) => row.height),
      },
    };
  });

describe("the charts of a run", () => {
  test("are valid by the schema that Vega-Lite ships, and draw without a NaN", async () => {
    for (const by of ["time", "distance"] as const) {
      for (const widthPx of [240, 680, 1600]) {
        for (const { id, spec } of runCharts(steadyRun(), { by, widthPx, isLive: true })) {
          expect({ id, valid: vegaLiteSchema.Check(spec) }).toEqual({ id, valid: true });
          expect(await svgOf(spec as TopLevelSpec)).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
    }
  });

  test("hold no NaN and no endless number, whatever was recorded", () => {
    fc.assert(
      fc.property(
        anySamples,
        fc.constantFrom("time", "distance"),
        fc.integer({ min: 240, max: 1600 }),
        (samples, by, widthPx) => {
          for (const chart of runCharts(samples, { by, widthPx, isLive: true })) {
            const text = [drawChart(chart.spec), JSON.stringify(chart.spec), chart.description, chart.hint];
            for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.headers.length);
            expect([...text, ...chart.table.rows.flat()].join(" ")).not.toMatch(
              /NaN|undefined|Infinity|"[xy]\d?":null/,
            );
          }
        },
      ),
    );
  });

  test("leave gaps where a quantity is not known and where the timer stood still", () => {
    const charts = runCharts(steadyRun(), options);
    expect(chartOf(charts, "run-heart-rate").plot.line.gaps).toEqual([
      { x1: 99, x2: 160 },
      { x1: 399, x2: 500 },
    ]);
    expect(chartOf(charts, "run-pace").plot.line.gaps).toEqual([{ x1: 399, x2: 500 }]);
    expect(new Set(chartOf(charts, "run-heart-rate").plot.line.points.map(({ stretch }) => stretch)).size).toBe(3);
    expect(chartOf(charts, "run-heart-rate").description).toContain("Not known in 2 stretches.");
  });

  test("by distance show a pause as no way at all", () => {
    const charts = runCharts(steadyRun(), { ...options, by: "distance" });
    expect(chartOf(charts, "run-pace").plot.line.gaps).toEqual([]);
    expect(chartOf(charts, "run-pace").plot.axis).toMatchObject({ kind: "distance", end: 1799 * 3 });
  });

  test("say the pace that the run had, whatever its pauses", () => {
    const pace = chartOf(runCharts(steadyRun(), options), "run-pace");
    expect(pace.hint).toBe("5:33 /km · 30-second mean, faster is higher");
    expect(pace.table.rows[0]).toEqual(["0:00 to 2:30", "5:33 /km", "5:33 /km", "5:33 /km"]);
  });

  test("smooth nothing across a pause", () => {
    const samples = steadyRun();
    const speedMPerS = samples.timeS.map((s) => (s < 450 ? 2 : 4));
    const paces = chartOf(
      runCharts({ ...samples, columns: { ...samples.columns, speedMPerS } }, options),
      "run-pace",
    ).plot.line.points.map(({ y }) => y);
    expect(new Set(paces)).toEqual(new Set([500, 250]));
  });

  test("have no pace for standing, and a quicker pace stands higher", () => {
    const samples = steadyRun();
    const speedMPerS = samples.timeS.map((s) => (s < 300 ? 0 : s < 900 ? 2.5 : 4));
    const { plot, spec } = chartOf(
      runCharts({ ...samples, columns: { ...samples.columns, speedMPerS } }, options),
      "run-pace",
    );
    expect(plot.line.gaps[0]).toMatchObject({ x1: 0 });
    const picture = drawChart(spec);
    const heights = [...(picture.split("<path").at(-1) ?? "").matchAll(/[ML](\d+\.?\d*),(\d+\.?\d*)/g)].map(
      ([, x, y]) => [Number(x), Number(y)],
    );
    const slow = heights.find(([x]) => (x ?? 0) > 250)?.[1] ?? 0;
    expect(heights.at(-1)?.[1]).toBeLessThan(slow);
  });

  test("show one quantity each, and none that was not recorded", () => {
    expect(runCharts(steadyRun(), options).map(({ id }) => id)).toEqual([
      "run-pace",
      "run-heart-rate",
      "run-elevation",
    ]);
    expect(runCharts({ timeS: new Float64Array(0), weightS: new Float64Array(0), columns: {} }, options)).toEqual([]);
  });

  test("of a long run stay small, and keep its highest heart rate", () => {
    const samples = steadyRun(20_000);
    const heartRateBpm = samples.timeS.map((_, i) => (i === 12_345 ? 191 : 140 + (i % 7)));
    const charts = runCharts({ ...samples, columns: { ...samples.columns, heartRateBpm } }, options);
    expect(Math.max(...chartOf(charts, "run-heart-rate").plot.line.points.map(({ y }) => y))).toBe(191);
    for (const { spec } of charts) expect(drawChart(spec).length).toBeLessThan(12_000);
  });
});

describe("a thinned line", () => {
  const line = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 400 });

  test("keeps its ends, its lowest and its highest point, in their order", () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 60 }), (values, parts) => {
        const kept = thinnedPlaces(
          values.map((_, i) => i),
          values,
          parts,
        );
        const shown = kept.map((place) => values[place] ?? 0);
        expect([...kept].sort((a, b) => a - b)).toEqual(kept);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.length).toBeLessThanOrEqual(Math.max(4 * parts + 4, 2 * parts));
        if (values.length === 0) return;
        expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1]);
        expect([Math.min(...shown), Math.max(...shown)]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });

  test("of few points keeps them all", () => {
    expect(thinnedPlaces([0, 1, 5], [3, 1, 2], 2)).toEqual([0, 1, 2]);
  });
});
