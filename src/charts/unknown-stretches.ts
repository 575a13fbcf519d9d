import { addDays, type DayRange, type LocalDay } from "../domain/local-day.ts";
import type { Layer } from "./chart-spec.ts";
import { type ChartFrame, daysWidthPx, frameDays, millisOf } from "./frame.ts";
import type { TimeX } from "./stack-chart.ts";

/** A narrower stretch is a gap without a word: the word would not fit. */
const LEAST_NAMED_PX = 54;
/** What is narrower than this cannot be seen, and is not drawn. */
const LEAST_DRAWN_PX = 0.7;

/** Runs of days for which `isKnown` is false, inside the frame, clipped to it and to `asOf`. Ascending. */
export function unknownStretches(
  frame: ChartFrame,
  asOf: LocalDay,
  isKnown: (day: LocalDay) => boolean,
): readonly DayRange[] {
  const { from, to } = frameDays(frame);
  const last = to < asOf ? to : asOf;
  const stretches: DayRange[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (isKnown(day)) continue;
    const previous = stretches.at(-1);
    if (previous !== undefined && previous.to === addDays(day, -1))
      stretches[stretches.length - 1] = { from: previous.from, to: day };
    else stretches.push({ from: day, to: day });
  }
  return stretches;
}

interface UnknownPlace {
  readonly frame: ChartFrame;
  readonly timeX: TimeX;
  readonly heightPx: number;
  readonly stretches: readonly DayRange[];
  readonly word: string;
  /** Where the word stands, from the top; in the middle otherwise. */
  readonly wordPx?: number;
}

/** Draws stretches as pale bands from top to bottom, with a word inside the wide ones. */
export function unknownLayers({ frame, timeX, heightPx, stretches, word, ...place }: UnknownPlace): readonly Layer[] {
  const widthOf = ({ days }: { readonly days: number }) => daysWidthPx(frame, days);
  const bands = stretches
    .map((stretch) => ({
      x1: millisOf(stretch.from),
      x2: millisOf(addDays(stretch.to, 1)),
      mid: (millisOf(stretch.from) + millisOf(addDays(stretch.to, 1))) / 2,
      days: stretch.to - stretch.from + 1,
      word,
    }))
    .filter((band) => widthOf(band) >= LEAST_DRAWN_PX);
  return [
    {
      data: { values: bands },
      mark: { type: "rect", style: "unknown-band" },
      encoding: { x: timeX("x1"), x2: { field: "x2" } },
    },
    {
      data: { values: bands.filter((band) => widthOf(band) >= LEAST_NAMED_PX) },
      mark: { type: "text", style: "unknown-label", baseline: "middle" },
      encoding: { x: timeX("mid"), y: { value: place.wordPx ?? heightPx / 2 }, text: { field: "word" } },
    },
  ];
}
