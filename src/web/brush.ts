import { addDays, type DayRange, formatLocalDay, parseLocalDay } from "../domain/local-day.ts";
import { beginningAt, endingAt, LEAST_WEEKS, movedBy, placeAfterKey, type WeekWindow } from "./brush-range.ts";
import { pageText } from "./page-texts.ts";

/** A window on a strip that a hand, a finger or the keys move. */
export interface Brush {
  readonly count: number;
  window(): WeekWindow;
  set(window: WeekWindow): void;
}

/** The days of a window. */
export const daysShown = (strip: HTMLElement, { first, last }: WeekWindow): DayRange => {
  const start = dayIn(strip, "first");
  return { from: addDays(start, 7 * first), to: addDays(start, 7 * last + 6) };
};

function dayIn(strip: HTMLElement, name: string) {
  const day = parseLocalDay(strip.dataset[name] ?? "");
  if (day === null) throw new Error(`the strip names no ${name} day`);
  return day;
}

type Grip = "move" | "first" | "last";

/** Puts a window with two handles on the strip; `onChange` hears of every move, also of those of other controls. */
export function enhanceBrush(strip: HTMLElement, onChange: (window: WeekWindow) => void): Brush {
  const start = dayIn(strip, "first");
  const count = (dayIn(strip, "last") - start + 1) / 7;
  let now: WeekWindow = {
    first: (dayIn(strip, "from") - start) / 7,
    last: (dayIn(strip, "to") - start + 1) / 7 - 1,
  };
  const grips = { move: gripOf(strip, "move"), first: gripOf(strip, "first"), last: gripOf(strip, "last") };
  const set = (window: WeekWindow) => {
    if (window.first === now.first && window.last === now.last) return;
    now = window;
    place(strip, grips, now, count);
    onChange(now);
  };
  for (const grip of ["move", "first", "last"] as const) {
    const after = (weeks: number, from: WeekWindow): WeekWindow =>
      grip === "move"
        ? movedBy(from, weeks, count)
        : grip === "first"
          ? beginningAt(from, from.first + weeks)
          : endingAt(from, from.last + weeks, count);
    followPointer(grips[grip], () => (strip.clientWidth === 0 ? 0 : count / strip.clientWidth), {
      start: () => now,
      move: (from, weeks) => set(after(weeks, from)),
    });
    grips[grip].addEventListener("keydown", (event) => {
      const { at, low, high } = placesOf(grip, now, count);
      const to = placeAfterKey(event.key, at, low, high);
      if (to === null) return;
      event.preventDefault();
      set(after(to - at, now));
    });
  }
  strip.dataset["live"] = "true";
  place(strip, grips, now, count);
  return { count, window: () => now, set };
}

function gripOf(strip: HTMLElement, grip: Grip): HTMLElement {
  const handle = document.createElement("div");
  handle.className = `brush-${grip}`;
  handle.tabIndex = 0;
  handle.setAttribute("role", "slider");
  handle.setAttribute("aria-label", pageText(strip, grip));
  strip.append(handle);
  return handle;
}

/** Where a grip is, and between which weeks it may go. */
function placesOf(grip: Grip, { first, last }: WeekWindow, count: number) {
  if (grip === "move") return { at: first, low: 0, high: count - 1 - (last - first) };
  if (grip === "first") return { at: first, low: 0, high: Math.max(0, last - LEAST_WEEKS + 1) };
  return { at: last, low: Math.min(count - 1, first + LEAST_WEEKS - 1), high: count - 1 };
}

function place(strip: HTMLElement, grips: Readonly<Record<Grip, HTMLElement>>, now: WeekWindow, count: number): void {
  const percent = (week: number) => String((100 * week) / count);
  grips.move.style.setProperty("--at", percent(now.first));
  grips.move.style.setProperty("--long", percent(now.last - now.first + 1));
  grips.first.style.setProperty("--at", percent(now.first));
  grips.last.style.setProperty("--at", percent(now.last + 1));
  const { from, to } = daysShown(strip, now);
  const words = {
    move: pageText(strip, "range", { from: formatLocalDay(from), to: formatLocalDay(to) }),
    first: formatLocalDay(from),
    last: formatLocalDay(to),
  };
  for (const grip of ["move", "first", "last"] as const) {
    const { at, low, high } = placesOf(grip, now, count);
    grips[grip].setAttribute("aria-valuemin", String(low));
    grips[grip].setAttribute("aria-valuemax", String(high));
    grips[grip].setAttribute("aria-valuenow", String(at));
    grips[grip].setAttribute("aria-valuetext", words[grip]);
  }
}

interface Drag {
  readonly start: () => WeekWindow;
  readonly move: (from: WeekWindow, weeks: number) => void;
}

/** Tells how many weeks a pointer has moved since it went down on a handle. */
function followPointer(handle: HTMLElement, weeksPerPx: () => number, drag: Drag): void {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    handle.focus();
    handle.setPointerCapture(down.pointerId);
    const from = drag.start();
    const onMove = (event: PointerEvent) => drag.move(from, Math.round((event.clientX - down.clientX) * weeksPerPx()));
    const onEnd = () => {
      handle.removeEventListener("pointermove", onMove);
      handle.removeEventListener("pointerup", onEnd);
      handle.removeEventListener("pointercancel", onEnd);
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onEnd);
    handle.addEventListener("pointercancel", onEnd);
  });
}
