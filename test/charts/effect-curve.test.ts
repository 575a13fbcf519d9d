import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Schema from "typebox/schema";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { type EffectPoint, effectCurveChart } from "../../src/charts/effect-curve.ts";
import { chartConfig, paletteOf } from "../../src/charts/theme.ts";

const schemaPath = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const vegaLiteSchema = Schema.Compile(JSON.parse(readFileSync(schemaPath, "utf8")));

const POINTS: readonly EffectPoint[] = Array.from({ length: 25 }, (_, i) => ({
  load: 5 + 2 * i,
  per1000: 2 + i / 10,
  lower: 1 + i / 20,
  upper: 4 + i / 3,
}));

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

describe("the curve of an effect", () => {
  test("is valid by the schema that Vega-Lite ships, and draws at every width", async () => {
    for (const widthPx of [240, 680]) {
      const { spec } = effectCurveChart("recent", POINTS, widthPx);
      expect(vegaLiteSchema.Check(spec)).toBe(true);
      expect(await svgOf(spec as TopLevelSpec)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test("counts cases per 1,000 days from 0, so that a small difference looks small", () => {
    const spec = JSON.stringify(effectCurveChart("chronic", POINTS, 680).spec);
    expect(spec).toMatch(/"field":"per1000","type":"quantitative","scale":\{"domain":\[0,\d/);
  });

  test("says in words and in a table what it shows, with its intervals", () => {
    const chart = effectCurveChart("recent", POINTS, 680);
    expect(chart.description).toContain("From 5 km a week: 2.0 of 1,000 days (1.0 to 4.0)");
    expect(chart.table.rows[0]).toEqual(["5.0", "2.0", "1.0 to 4.0"]);
    expect(chart.spec).toMatchObject({ description: chart.description });
  });

  test("a band that runs away at the end does not press the line flat", () => {
    const wild = POINTS.map((point, i) => (i === 24 ? { ...point, upper: 900 } : point));
    const spec = effectCurveChart("recent", wild, 680).spec as { layer: { encoding: { y: { scale: object } } }[] };
    expect(spec.layer[1]?.encoding.y.scale).toMatchObject({ domain: [0, 20] });
    expect(effectCurveChart("recent", wild, 680).table.rows[24]?.[2]).toBe("2.2 to 900.0");
  });

  test("without points draws nothing and says why", () => {
    expect(effectCurveChart("recent", [], 680)).toMatchObject({
      spec: null,
      empty: expect.stringContaining("too few"),
    });
  });
});
