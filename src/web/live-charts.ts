import type { EmbedOptions, VisualizationSpec } from "vega-embed";
import { hoverLine } from "./hover-line.ts";

/** The server's answer: each chart of the stack for the width asked for, and the look they share. */
interface ChartsAnswer {
  readonly config: NonNullable<EmbedOptions["config"]>;
  readonly charts: readonly { readonly id: string; readonly spec: VisualizationSpec }[];
}

/**
 * Turns the stack's pictures into charts that answer to a pointer, once they come into view. The chart library is large,
 * so it is fetched only then; without it, or if it fails, the pictures stay.
 */
export function enhanceCharts(stack: HTMLElement): void {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    void drawAll(stack).catch(() => {
      // The network's misbehaviour. The pictures are still there and say the same.
    });
  });
  watcher.observe(stack);
}

async function drawAll(stack: HTMLElement): Promise<void> {
  const first = stack.querySelector<HTMLElement>("[data-chart]");
  if (first === null) return;
  const widthPx = Math.round(first.clientWidth);
  const [answer, { default: embed }] = await Promise.all([
    fetch(`${addressOf(stack)}&widthPx=${widthPx}`),
    import("vega-embed"),
  ]);
  if (!answer.ok) return;
  const { config, charts } = (await answer.json()) as ChartsAnswer;
  const line = hoverLine(stack);
  for (const { id, spec } of charts) {
    const place = stack.querySelector<HTMLElement>(`[data-chart="${id}"]`);
    if (place === null) continue;
    const live = document.createElement("div");
    // The place around it speaks for the picture, as it did before.
    live.setAttribute("aria-hidden", "true");
    const { view } = await embed(live, spec, optionsWith(config));
    place.replaceChildren(live);
    place.dataset["live"] = "true";
    line.follow(view);
  }
}

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
