import type { RunSamples } from "../domain/run-samples.ts";
import type { RunAxis } from "./run-axis.ts";
import { stretchesOf } from "./run-quantities.ts";
import { thinnedPlaces } from "./thin-line.ts";

/** A point of a line; those of one stretch are joined. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly stretch: number;
}

/** A part of the axis where a quantity is not known. */
export interface LineGap {
  readonly x1: number;
  readonly x2: number;
}

/** A quantity along a run, as it is drawn. */
export interface RunLine {
  readonly points: readonly LinePoint[];
  /** Points that stand alone: no line leads to them. */
  readonly alone: readonly LinePoint[];
  readonly gaps: readonly LineGap[];
}

/** A sensor that is silent for longer than this has left a gap; so has a timer that stood still. */
const LONGEST_SILENCE_S = 10;
/** A gap narrower than this share of the axis is a break in the line and no band. */
const NARROWEST_GAP_FRAC = 0.004;

/** Places of samples without a gap between them. */
type Stretch = readonly number[];

/**
 * A quantity as a line with its gaps, thinned to what a picture can show.
 *
 * @param values one a sample, NaN where it is not known
 * @param parts how many parts of the axis the picture can tell apart
 */
export function runLine(samples: RunSamples, axis: RunAxis, values: Float64Array, parts: number): RunLine {
  const stretches = knownStretches(samples, axis, values);
  const at = (place: number) => axis.at[place] ?? 0;
  const drawn = stretches.map((places, stretch): readonly LinePoint[] => {
    const x = places.map(at);
    const y = places.map((place) => values[place] ?? 0);
    const share = axis.end > 0 ? ((x.at(-1) ?? 0) - (x[0] ?? 0)) / axis.end : 1;
    const kept = thinnedPlaces(x, y, Math.max(2, Math.ceil(parts * share)));
    return kept.map((i) => ({ x: Math.round((x[i] ?? 0) * 10) / 10, y: Number((y[i] ?? 0).toPrecision(6)), stretch }));
  });
  return {
    points: drawn.filter((points) => points.length > 1).flat(),
    alone: drawn.filter((points) => points.length === 1).flat(),
    gaps: gapsBetween(
      stretches.map((places) => ({ x1: at(places[0] ?? 0), x2: at(places.at(-1) ?? 0) })),
      axis.end,
    ),
  };
}

function knownStretches({ timeS, weightS }: RunSamples, axis: RunAxis, values: Float64Array): readonly Stretch[] {
  const timer = stretchesOf({ weightS });
  const stretches: number[][] = [];
  let last = -1;
  for (let place = 0; place < values.length; place += 1) {
    if (Number.isNaN((values[place] ?? Number.NaN) + (axis.at[place] ?? Number.NaN))) continue;
    const isNew =
      last < 0 || timer[last] !== timer[place] || (timeS[place] ?? 0) - (timeS[last] ?? 0) > LONGEST_SILENCE_S;
    if (isNew) stretches.push([place]);
    else stretches.at(-1)?.push(place);
    last = place;
  }
  return stretches;
}

function gapsBetween(known: readonly LineGap[], end: number): readonly LineGap[] {
  const edges = [{ x1: 0, x2: 0 }, ...known, { x1: end, x2: end }];
  return edges.flatMap(({ x2: from }, i) => {
    const to = edges[i + 1]?.x1 ?? from;
    return to - from > NARROWEST_GAP_FRAC * end ? [{ x1: from, x2: to }] : [];
  });
}
