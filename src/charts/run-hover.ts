import type { RunSamples } from "../domain/run-samples.ts";
import type { Words } from "../messages/words.ts";
import type { RunAxis } from "./run-axis.ts";
import type { DrawnQuantity } from "./run-quantities.ts";

/** How many places of the axis answer to a pointer. */
const PLACES = 160;

/** A part of the axis, and everything that is known there. */
export interface HoverBand {
  readonly x1: number;
  readonly x2: number;
  readonly said: string;
}

/** Parts of the axis that have a sample, each with the words of its first. */
export function hoverBands(
  { samples, axis, words }: { readonly samples: RunSamples; readonly axis: RunAxis; readonly words: Words },
  drawn: readonly DrawnQuantity[],
): readonly HoverBand[] {
  const width = axis.end / PLACES;
  const bands: HoverBand[] = [];
  let last = -1;
  for (let place = 0; place < axis.at.length; place += 1) {
    const own = Math.min(PLACES - 1, Math.floor((axis.at[place] ?? Number.NaN) / width));
    if (!(own > last)) continue;
    last = own;
    bands.push({ x1: rounded(own * width), x2: rounded((own + 1) * width), said: said(samples, drawn, place, words) });
  }
  return bands;
}

const rounded = (at: number): number => Math.round(at * 10) / 10;

function said({ timeS, columns }: RunSamples, drawn: readonly DrawnQuantity[], place: number, words: Words): string {
  const distanceM = columns.distanceM?.[place] ?? Number.NaN;
  const known = drawn.flatMap(({ quantity, values }) => {
    const value = values[place] ?? Number.NaN;
    return Number.isNaN(value) ? [] : [quantity.words(value)];
  });
  return [
    words.clock(timeS[place] ?? 0),
    ...(Number.isNaN(distanceM) ? [] : [words.distance(distanceM, 2)]),
    ...known,
  ].join(" · ");
}
