import { civilOf, formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import { daysShown, enhanceBrush } from "./brush.ts";
import { lastingWeeks, movedBy, type WeekWindow } from "./brush-range.ts";
import type { LiveStack } from "./live-charts.ts";
import { pageText } from "./page-texts.ts";

/** A hand moves faster than charts are drawn: they follow when it rests. */
const REST_MS = 160;

/** Lets the strip under the charts say which time they show, by dragging, by keys and by its links. */
export function enhanceWindow(strip: HTMLElement, stack: HTMLElement, live: LiveStack): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const brush = enhanceBrush(strip, (window) => {
    const query = queryOf(strip, window);
    say(strip, window, brush.count);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      stack.dataset["chartsFrom"] = `/api/v1/charts?asOf=${stack.dataset["charts"] ?? ""}&${query}`;
      history.replaceState(null, "", `${strip.dataset["overview"] ?? "/?"}${query}`);
      live.draw();
    }, REST_MS);
  });
  strip.closest(".overview")?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-span], [data-move]") : null;
    if (link === null || (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
    event.preventDefault();
    brush.set(windowAfter(link, brush.window(), brush.count));
  });
}

function windowAfter({ dataset }: HTMLElement, now: WeekWindow, count: number): WeekWindow {
  const length = now.last - now.first + 1;
  if (dataset["move"] !== undefined) return movedBy(now, dataset["move"] === "earlier" ? -length : length, count);
  return lastingWeeks(now, dataset["span"] === "all" ? count : Number(dataset["span"]), count);
}

/** `from=2026-05-25&to=2026-11-22`. */
function queryOf(strip: HTMLElement, window: WeekWindow): string {
  const { from, to } = daysShown(strip, window);
  return `from=${formatLocalDay(from)}&to=${formatLocalDay(to)}`;
}

/** A day in the language of the page. */
function dayText(words: HTMLElement, day: LocalDay): string {
  const { year, month, dayOfMonth } = civilOf(day);
  const months = pageText(words, "months").split("|");
  return pageText(words, "day", { date: dayOfMonth, month: months[month - 1] ?? "", year });
}

/** Keeps the words and the links beside the strip true. */
function say(strip: HTMLElement, window: WeekWindow, count: number): void {
  const overview = strip.closest(".overview");
  const { from, to } = daysShown(strip, window);
  const words = overview?.querySelector("[data-window-words]");
  if (words instanceof HTMLElement)
    words.textContent = pageText(words, "range", { from: dayText(words, from), to: dayText(words, to) });
  const weeks = window.last - window.first + 1;
  const spans = [...(overview?.querySelectorAll<HTMLElement>("[data-span]") ?? [])];
  const current =
    spans.find(({ dataset }) => Number(dataset["span"]) === weeks) ??
    (weeks === count ? spans.find(({ dataset }) => dataset["span"] === "all") : undefined);
  for (const span of spans) setOrRemove(span, "aria-current", span === current);
  for (const link of overview?.querySelectorAll<HTMLElement>("[data-span], [data-move]") ?? [])
    link.setAttribute("href", hrefOf(strip, windowAfter(link, window, count)));
  for (const link of overview?.querySelectorAll<HTMLElement>("[data-move]") ?? [])
    setOrRemove(
      link,
      "aria-disabled",
      link.dataset["move"] === "earlier" ? window.first === 0 : window.last === count - 1,
    );
}

/** Where a link leads in a tab of its own. */
const hrefOf = (strip: HTMLElement, window: WeekWindow): string =>
  `${strip.dataset["overview"] ?? "/?"}${queryOf(strip, window)}#charts`;

function setOrRemove(element: HTMLElement, name: string, isSet: boolean): void {
  if (isSet) element.setAttribute(name, "true");
  else element.removeAttribute(name);
}
