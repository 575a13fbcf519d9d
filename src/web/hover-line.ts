import type { Result } from "vega-embed";

type ChartView = Result["view"];

/** One line over the whole stack: the time axes stand under one another, so the same place means the same day. */
export function hoverLine(stack: HTMLElement): { follow: (view: ChartView) => void } {
  const line = document.createElement("div");
  line.className = "hover-line";
  line.hidden = true;
  line.setAttribute("aria-hidden", "true");
  stack.append(line);
  stack.addEventListener("pointerleave", () => {
    line.hidden = true;
  });
  return {
    follow(view) {
      const container = view.container();
      if (container === null) return;
      container.addEventListener("pointermove", (event) => moveTo(line, stack, view, event));
    },
  };
}

function moveTo(line: HTMLElement, stack: HTMLElement, view: ChartView, event: PointerEvent): void {
  const chart = view.container()?.getBoundingClientRect();
  if (chart === undefined) return;
  const [left] = view.origin();
  const x = event.clientX - chart.left;
  line.hidden = x < left || x > left + view.width();
  line.style.setProperty("left", `${event.clientX - stack.getBoundingClientRect().left}px`);
}
