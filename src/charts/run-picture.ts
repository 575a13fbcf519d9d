import { LEFT_PX, RIGHT_PX } from "./frame.ts";
import type { LinePoint } from "./run-line.ts";
import { type RunPlot, roomOf } from "./run-plot.ts";
import { pagePalette } from "./theme.ts";

/**
 * A quantity along a run as SVG text. Every run has its own pictures, and half a dozen of them: drawn without the chart
 * library they cost a page milliseconds. Colours are references to the page's custom properties.
 */
export function runPicture(plot: RunPlot): string {
  const { topPx, bottomPx } = roomOf(plot);
  const box = `0 0 ${LEFT_PX + plot.plotPx + RIGHT_PX} ${topPx + plot.heightPx + bottomPx}`;
  const parts = [...gapsOf(plot), ...gridOf(plot), ...linesOf(plot), ...pointsOf(plot)];
  return (
    `<svg class="chart-picture" viewBox="${box}" width="100%" aria-hidden="true" focusable="false" font-size="11">` +
    `<g transform="translate(${LEFT_PX},${topPx})">${parts.join("")}</g></svg>`
  );
}

const px = (value: number): string => String(Math.round(value * 10) / 10);

const placeX = ({ axis, plotPx }: RunPlot, x: number): number => (x / axis.end) * plotPx;

/** What lies outside of the domain is drawn at its edge. */
function placeY({ domain: [low, high], heightPx, quantity }: RunPlot, y: number): number {
  const share = Math.min(1, Math.max(0, (y - low) / (high - low)));
  return (quantity.isReversed ? share : 1 - share) * heightPx;
}

function gapsOf(plot: RunPlot): readonly string[] {
  return plot.line.gaps.map(({ x1, x2 }) => {
    const [from, to] = [placeX(plot, x1), placeX(plot, x2)];
    return `<rect x="${px(from)}" y="0" width="${px(to - from)}" height="${plot.heightPx}" fill="${pagePalette("grey-wash")}"/>`;
  });
}

function gridOf(plot: RunPlot): readonly string[] {
  const { axis, ticks, quantity, plotPx, heightPx, isLast } = plot;
  const [line, words] = [pagePalette("hairline"), pagePalette("quiet")];
  const upright = axis.ticks.map((tick) => `M${px(placeX(plot, tick))},0v${heightPx}`);
  const level = ticks.map((tick) => `M0,${px(placeY(plot, tick))}h${px(plotPx)}`);
  const left = ticks.map(
    (tick) =>
      `<text x="-6" y="${px(placeY(plot, tick) + 4)}" text-anchor="end" fill="${words}">${quantity.tickWords(tick)}</text>`,
  );
  const below = axis.ticks.map((tick, i) => {
    const at = placeX(plot, tick);
    const anchor = i === 0 ? "start" : at > plotPx - 20 ? "end" : "middle";
    return `<text x="${px(at)}" y="${heightPx + 15}" text-anchor="${anchor}" fill="${words}">${axis.tickWords(tick)}</text>`;
  });
  return [`<path d="${[...upright, ...level].join("")}" stroke="${line}"/>`, ...left, ...(isLast ? below : [])];
}

function linesOf(plot: RunPlot): readonly string[] {
  const path: string[] = [];
  let last: LinePoint | null = null;
  for (const point of plot.line.points) {
    path.push(
      `${last?.stretch === point.stretch ? "L" : "M"}${px(placeX(plot, point.x))},${px(placeY(plot, point.y))}`,
    );
    last = point;
  }
  if (path.length === 0) return [];
  const stroke = `stroke="${pagePalette("line")}" stroke-width="1.4" stroke-linejoin="round"`;
  return [`<path d="${path.join("")}" fill="none" ${stroke}/>`];
}

function pointsOf(plot: RunPlot): readonly string[] {
  const fill = pagePalette("line");
  return plot.line.alone.map(
    ({ x, y }) => `<circle cx="${px(placeX(plot, x))}" cy="${px(placeY(plot, y))}" r="1.4" fill="${fill}"/>`,
  );
}
