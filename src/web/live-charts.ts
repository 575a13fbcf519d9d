import type { EmbedOptions, VisualizationSpec } from "vega-embed";
import { type FigureWords, fillFigure } from "./fill-figure.ts";
import { hoverLine } from "./hover-line.ts";

interface LiveChart extends Partial<FigureWords> {
  readonly id: string;
  readonly spec: VisualizationSpec | null;
}

/** The server's answer: each chart of the stack for the width asked for, and the look they share. */
interface ChartsAnswer {
  readonly config: NonNullable<EmbedOptions["config"]>;
  readonly charts: readonly LiveChart[];
}

/** A stack of charts that answer to a pointer. */
export interface LiveStack {
  /** Draws the charts of the address that the stack names now; of several calls the last one counts. */
  draw(): void;
}

/** A change of width under this is no other width: a bar that scrolls in and out. */
const SAME_WIDTH_PX = 24;

/**
 * Turns the stack's pictures into charts that answer to a pointer, once they come into view. The chart library is large,
 * so it is fetched only then; without it, or if it fails, the pictures stay.
 */
export function enhanceCharts(stack: HTMLElement): LiveStack {
  const line = hoverLine(stack);
  let calls = 0;
  let drawnPx = 0;
  const draw = () => {
    calls += 1;
    const own = calls;
    drawnPx = widthOf(stack);
    drawAll(stack, line, () => own !== calls).catch(() => {
      // The network's misbehaviour. The pictures are still there and say the same.
    });
  };
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    if (calls === 0) draw();
  });
  watcher.observe(stack);
  window.addEventListener("resize", () => {
    if (calls > 0 && Math.abs(widthOf(stack) - drawnPx) > SAME_WIDTH_PX) draw();
  });
  return { draw };
}

const widthOf = (stack: HTMLElement): number => {
  const shown = [...stack.querySelectorAll<HTMLElement>(".chart-head")][0];
  return Math.round(shown?.clientWidth ?? stack.clientWidth);
};

async function drawAll(stack: HTMLElement, line: ReturnType<typeof hoverLine>, isLate: () => boolean): Promise<void> {
  const [answer, { default: embed }] = await Promise.all([
    fetch(`${addressOf(stack)}&widthPx=${Math.min(1600, Math.max(240, widthOf(stack)))}`),
    import("vega-embed"),
  ]);
  if (!answer.ok || isLate()) return;
  const { config, charts } = (await answer.json()) as ChartsAnswer;
  const drawn = await Promise.all(
    charts.map(async (chart) => {
      const live = document.createElement("div");
      // The place around it speaks for the picture, as it did before.
      live.setAttribute("aria-hidden", "true");
      return {
        chart,
        live,
        view: chart.spec === null ? null : (await embed(live, chart.spec, optionsWith(config))).view,
      };
    }),
  );
  if (isLate()) return;
  // All at once: charts that stand under one another never show two times.
  for (const { chart, live, view } of drawn) {
    const place = stack.querySelector<HTMLElement>(`[data-chart="${chart.id}"]`);
    const figure = place?.closest<HTMLElement>(".chart") ?? null;
    if (place === null || figure === null) continue;
    if (isWorded(chart)) fillFigure(figure, chart, view === null);
    if (view === null) continue;
    place.replaceChildren(live);
    place.dataset["live"] = "true";
    line.follow(view);
  }
}

const isWorded = (chart: LiveChart): chart is LiveChart & FigureWords => chart.title !== undefined;

/** Where the charts come from: the address that the stack names, else those of the week that it names. */
function addressOf({ dataset }: HTMLElement): string {
  return dataset["chartsFrom"] ?? `/api/v1/charts?asOf=${encodeURIComponent(dataset["charts"] ?? "")}`;
}

/** Strict pages: no evaluated code, no style elements. What those would hold is in the page's own sheet. */
function optionsWith(config: ChartsAnswer["config"]): EmbedOptions {
  return {
    actions: false,
    ast: true,
    config,
    defaultStyle: false,
    mode: "vega-lite",
    renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  };
}
