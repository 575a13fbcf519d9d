import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import Schema from "typebox/schema";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { type RegionHistory, regionCharts, weeksFrame } from "../../src/charts/region-history.ts";
import { type SeverityAnswer, severityChart } from "../../src/charts/severity-weeks.ts";
import { chartConfig, paletteOf } from "../../src/charts/theme.ts";
import { addDays, type LocalDay } from "../../src/domain/local-day.ts";
import type { PainSite } from "../../src/domain/pain.ts";
import { SAMPLE_AS_OF, sampleReport } from "../sample-report.ts";

const schemaPath = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const vegaLiteSchema = Schema.Compile(JSON.parse(readFileSync(schemaPath, "utf8")));
const report = sampleReport();
const KNEE: PainSite = { region: "knee", side: "left" };
const ago = (back: number): LocalDay => addDays(SAMPLE_AS_OF, -back);

const history = (more: Partial<RegionHistory> = {}): RegionHistory => ({
  until: SAMPLE_AS_OF,
  asOf: SAMPLE_AS_OF,
  places: [
    {
      site: KNEE,
      days: [
        { day: ago(300), worstNrs: 9 },
        { day: ago(20), worstNrs: 2 },
        { day: ago(4), worstNrs: 5 },
        { day: ago(3), worstNrs: 0 },
        { day: ago(1), worstNrs: 3 },
      ],
    },
  ],
  days: report.days,
  therapy: report.therapy,
  ...more,
});
const answer = (back: number, severity: number | null, more: Partial<SeverityAnswer> = {}): SeverityAnswer => ({
  day: ago(back),
  site: null,
  severity,
  isSubstantial: severity === null ? null : severity > 50,
  ...more,
});

function valuesOf(spec: TopLevelSpec | null, style: string): readonly Record<string, unknown>[] {
  if (spec === null || !("layer" in spec)) throw new Error("this chart has no layers");
  const own = spec.layer.filter((one) => (one as { mark?: { style?: string } }).mark?.style === style);
  return own.flatMap((one) => (one?.data as { values?: Record<string, unknown>[] })?.values ?? []);
}

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

const painOf = (given: RegionHistory, widthPx = 680) => {
  const [pain] = regionCharts(given, widthPx);
  if (pain === undefined) throw new Error("a place has a chart of its pain");
  return pain;
};

describe("the charts of a place", () => {
  test("are valid by the schema that Vega-Lite ships, and draw no NaN at any width", async () => {
    for (const widthPx of [240, 322, 680, 1600]) {
      const severity = severityChart(weeksFrame(SAMPLE_AS_OF, widthPx), [answer(2, 40), answer(9, 0), answer(16, 100)]);
      for (const { id, spec } of [...regionCharts(history(), widthPx), severity]) {
        expect({ id, valid: vegaLiteSchema.Check(spec) }).toEqual({ id, valid: true });
        expect(await svgOf(spec as TopLevelSpec)).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("stand under one another", () => {
    const specs = regionCharts(history(), 680).map(({ spec }) => spec as TopLevelSpec & Record<string, unknown>);
    expect(new Set(specs.map((spec) => spec["width"])).size).toBe(1);
    const paddings = specs.map((spec) => spec.padding as { left: number; right: number });
    expect(new Set(paddings.map(({ left, right }) => `${left} ${right}`)).size).toBe(1);
  });

  test("tell a sore day, a free day and a day without an answer apart without colour", () => {
    const { spec, table } = painOf(history());
    const sore = valuesOf(spec, "pain-cap");
    expect(sore.map(({ nrs }) => nrs)).toEqual([2, 5, 3]);
    expect(new Set(sore.map(({ y }) => y)).size).toBe(3);
    expect(valuesOf(spec, "free-cap").map(({ nrs }) => nrs)).toEqual([0]);
    expect(valuesOf(spec, "peak-label").map(({ words }) => words)).toEqual(["5", "2"]);
    expect(table.rows.map(([, nrs]) => nrs)).toEqual(["3 / 10", "0 / 10", "5 / 10", "2 / 10"]);
  });

  test("say what is drawn, and what there is to say when nothing is", () => {
    expect(painOf(history()).description).toBe("Pain by day. Left knee: 3 sore days, worst 5 of 10.");
    const free = painOf(history({ places: [{ site: KNEE, days: [{ day: ago(1), worstNrs: 0 }] }] }));
    expect(free).toMatchObject({ spec: null, empty: "No pain logged here in these weeks." });
    expect(regionCharts(history({ days: [], therapy: [] }), 680).map(({ spec }) => spec === null)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("end with the week asked for", () => {
    expect(painOf(history({ until: ago(300) })).table.rows).toHaveLength(1);
  });

  test("keep the numbers over the bars apart, whatever was answered", () => {
    const days = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 10 })), {
      selector: ([back]) => back,
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(days, (given) => {
        const answered = given.map(([back, worstNrs]) => ({ day: ago(back), worstNrs })).sort((a, b) => a.day - b.day);
        const { spec } = painOf(history({ places: [{ site: KNEE, days: answered }] }));
        if (spec === null) return given.every(([back, nrs]) => nrs === 0 || back > 170);
        const xs = valuesOf(spec, "peak-label").map(({ x }) => Number(x) / 86_400_000);
        return xs.every((x, i) => xs.every((other, j) => i === j || Math.abs(x - other) >= 14));
      }),
    );
  });
});

describe("the chart of the weekly answers", () => {
  const chart = (answers: readonly SeverityAnswer[]) => severityChart(weeksFrame(SAMPLE_AS_OF, 680), answers);

  test("marks a substantial week by shape, and a week without a problem by a line", () => {
    const { spec } = chart([answer(14, 0, { isSubstantial: null }), answer(7, 100), answer(0, 24)]);
    expect(valuesOf(spec, "spike-mark").map(({ top }) => top)).toEqual([100]);
    expect(valuesOf(spec, "week-bar").map(({ base }) => base)).toEqual([-2, 0, 0]);
  });

  test("leaves out of the picture, and not of the table, what lacks an answer", () => {
    const { spec, table } = chart([answer(7, null), answer(0, 24, { site: KNEE })]);
    expect(valuesOf(spec, "week-bar")).toHaveLength(1);
    expect(table.rows.map(([, about, severity]) => [about, severity])).toEqual([
      ["Left knee", "24 / 100"],
      ["Whole body", "an answer was left out"],
    ]);
    expect(chart([answer(7, null)]).spec).toBeNull();
  });
});
