import type { Browser, Page } from "playwright-core";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beforeAfterChart } from "../../src/charts/before-after.ts";
import type { Chart } from "../../src/charts/chart.ts";
import type { ChartSpec } from "../../src/charts/chart-spec.ts";
import { drawChart } from "../../src/charts/draw/draw-chart.ts";
import { chartFrame, weeksEnding } from "../../src/charts/frame.ts";
import { regionCharts } from "../../src/charts/region-history.ts";
import { runCharts } from "../../src/charts/run-charts.ts";
import { severityChart } from "../../src/charts/severity-weeks.ts";
import { COLOURS, type ColourToken, chartConfig, paletteOf } from "../../src/charts/theme.ts";
import { weekCharts } from "../../src/charts/week-charts.ts";
import { addDays } from "../../src/domain/local-day.ts";
import { SAMPLE_AS_OF, SAMPLE_PAIN, sampleReport } from "../sample-report.ts";
import { launchBrowser } from "./harness.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
}, 120_000);
afterAll(() => browser.close());

/** The picture that the chart library makes: what the reader of the live chart sees. */
async function libraryPicture(spec: ChartSpec): Promise<string> {
  const { spec: vega } = compile(spec, { config: chartConfig(paletteOf("light")) });
  return new View(parse(vega, {}, { ast: true }), { renderer: "none", expr: expressionInterpreter }).toSVG();
}

/** Ours, by itself: with colours, size and font that the page gives otherwise. */
function ownPicture(spec: ChartSpec): string {
  const [width, height] = sizeOf(spec);
  return drawChart(spec)
    .replaceAll(/var\(--([\w-]+)\)/g, (_, token: string) => COLOURS[token as ColourToken].light)
    .replace(
      "<svg ",
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${FONT}><svg x="${spec.padding.left}" width="${spec.width}" overflow="visible" `,
    )
    .concat("</svg>");
}

const FONT = `font-family="${String(chartConfig(paletteOf("light")).font).replaceAll('"', "'")}"`;
const sizeOf = ({ width, height, padding }: ChartSpec) => [
  padding.left + width + padding.right,
  padding.top + height + padding.bottom,
];

/** The share of pixels that two pictures show in clearly different colours, and the share that is not blank. */
async function compare(pictures: readonly [string, string], [width, height]: readonly number[]) {
  return page.evaluate(
    async ({ pictures, width, height }) => {
      const drawn = await Promise.all(
        pictures.map(async (svg) => {
          const image = new Image();
          image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
          await image.decode();
          const canvas = new OffscreenCanvas(width, height).getContext("2d");
          if (canvas === null) throw new Error("no canvas");
          canvas.fillStyle = "#fff";
          canvas.fillRect(0, 0, width, height);
          canvas.drawImage(image, 0, 0, width, height);
          return canvas.getImageData(0, 0, width, height).data;
        }),
      );
      const [one, two] = drawn as [Uint8ClampedArray, Uint8ClampedArray];
      let [other, ink] = [0, 0];
      for (let i = 0; i < one.length; i += 4) {
        const apart = [0, 1, 2].map((c) => Math.abs((one[i + c] ?? 0) - (two[i + c] ?? 0)));
        if (Math.max(...apart) > 64) other += 1;
        if ([0, 1, 2].some((c) => (two[i + c] ?? 255) < 240)) ink += 1;
      }
      return { other: other / (width * height), ink: ink / (width * height) };
    },
    { pictures: [...pictures], width: width as number, height: height as number },
  );
}

const report = sampleReport();
const weeks = (count: number, widthPx: number) =>
  weekCharts(report, { range: weeksEnding(SAMPLE_AS_OF, count), widthPx, isLive: false });

const points = [
  { moment: "after", withSession: { mean: -2.1, lower: null, upper: null, n: 6 }, without: null },
  {
    moment: "24h",
    withSession: { mean: -1.2, lower: -2, upper: -0.4, n: 5 },
    without: { mean: -0.3, lower: -0.8, upper: 0.2, n: 9 },
  },
] as const;

const site = { region: "knee-front", side: "left" } as const;
const places = [{ site, days: SAMPLE_PAIN.map(({ day, nrs }) => ({ day, worstNrs: nrs })) }];
const answers = [0, 20, 70].map((severity, i) => ({
  day: addDays(SAMPLE_AS_OF, -7 * i),
  site,
  severity,
  isSubstantial: severity > 50,
}));

function pauseRun() {
  const timeS = Float64Array.from({ length: 900 }, (_, i) => (i < 400 ? i : i + 90));
  const heartRateBpm = timeS.map((s, i) => (i > 200 && i < 260 ? Number.NaN : 140 + 20 * Math.sin(s / 90)));
  return { timeS, weightS: timeS.map(() => 1), columns: { heartRateBpm, distanceM: timeS.map((s) => s * 3) } };
}

const CHARTS: readonly (readonly [string, readonly Chart[]])[] = [
  ["half a year", weeks(26, 680)],
  ["twelve weeks on a phone", weeks(12, 322)],
  ["two years on a phone", weeks(104, 322)],
  [
    "a place",
    regionCharts({ until: SAMPLE_AS_OF, asOf: SAMPLE_AS_OF, places, days: report.days, therapy: report.therapy }, 680),
  ],
  ["weekly answers", [severityChart(chartFrame(weeksEnding(SAMPLE_AS_OF, 26), 680), answers.toReversed())]],
  ["before and after", [beforeAfterChart(points, 680), beforeAfterChart(points, 322)]],
  ["a run", runCharts(pauseRun(), { by: "time", widthPx: 680, isLive: false })],
];

describe("a still picture shows what the live chart shows", () => {
  test.each(CHARTS)(
    "of %s",
    async (_name, charts) => {
      const specs = charts.flatMap(({ spec }) => (spec === null ? [] : [spec]));
      expect(specs).toHaveLength(charts.length);
      for (const spec of specs) {
        const { other, ink } = await compare([await libraryPicture(spec), ownPicture(spec)], sizeOf(spec));
        expect(ink).toBeGreaterThan(0.005);
        expect(other, spec.description).toBeLessThan(0.004);
      }
    },
    60_000,
  );
});
