import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import Schema from "typebox/schema";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { beforeAfterChart, type MeanSoreness, type SorenessAt } from "../../src/charts/before-after.ts";
import { chartConfig, paletteOf } from "../../src/charts/theme.ts";

const schemaPath = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const vegaLiteSchema = Schema.Compile(JSON.parse(readFileSync(schemaPath, "utf8")));

const said = (mean: number, bounds: readonly [number, number] | null = null): MeanSoreness => ({
  mean,
  lower: bounds?.[0] ?? null,
  upper: bounds?.[1] ?? null,
  n: 12,
});
const POINTS: readonly SorenessAt[] = [
  { moment: "after", withSession: said(-1.5), without: null },
  { moment: "24h", withSession: said(-1, [-1.6, -0.4]), without: said(-0.9, [-1.2, -0.5]) },
  { moment: "48h", withSession: said(-1.2), without: said(-1.1) },
];

async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

describe("the chart of soreness after massage", () => {
  test("is valid by the schema that Vega-Lite ships, on a phone and on a laptop", () => {
    for (const widthPx of [240, 322, 680])
      expect(vegaLiteSchema.Check(beforeAfterChart(POINTS, widthPx).spec)).toBe(true);
  });

  test("names both lines, and draws an interval only where one is given", async () => {
    const svg = await svgOf(beforeAfterChart(POINTS, 680).spec as TopLevelSpec);
    expect(svg).toContain("after massage");
    expect(svg).toContain("days without");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    // Told apart without colour: filled diamonds, and rings on a dashed line.
    expect(svg.match(/fill="#FFFFFF" stroke="#48525B"/g)).toHaveLength(3);
    expect(svg).toContain('stroke-dasharray="4,3"');
    const rules = (points: readonly SorenessAt[]) =>
      JSON.stringify(beforeAfterChart(points, 680).spec).match(/"lower":-/g)?.length ?? 0;
    expect(rules(POINTS)).toBeGreaterThan(0);
    expect(rules(POINTS.map((point) => ({ ...point, withSession: said(-1), without: null })))).toBe(0);
  });

  test("says the same in words and in its table", () => {
    const { description, table } = beforeAfterChart(POINTS, 680);
    expect(description).toBe(
      "Soreness after massage, in points from before: right after −1.5; a day later −1.0, and −0.9 on days as sore without one; two days later −1.2, and −1.1 on days as sore without one.",
    );
    expect(table.rows[1]).toEqual([
      "a day later",
      "−1.0 (95 % interval −1.6 to −0.4)",
      "12",
      "−0.9 (95 % interval −1.2 to −0.5)",
    ]);
  });

  test("is no picture without a number, and says what is missing", () => {
    const chart = beforeAfterChart([{ moment: "after", withSession: null, without: null }], 322);
    expect(chart.spec).toBeNull();
    expect(chart.empty).toContain("Two numbers are enough to begin.");
    expect(chart.table.rows).toEqual([]);
  });

  test("draws whatever the changes are", async () => {
    const change = fc.double({ min: -10, max: 10, noNaN: true });
    await fc.assert(
      fc.asyncProperty(change, change, fc.boolean(), async (own, other, hasOther) => {
        const points: SorenessAt[] = [
          { moment: "24h", withSession: said(own), without: hasOther ? said(other) : null },
        ];
        const svg = await svgOf(beforeAfterChart(points, 322).spec as TopLevelSpec);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 20 },
    );
  });
});
