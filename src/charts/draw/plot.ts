import type { ChartSpec, Encoding, Layer, Position } from "../chart-spec.ts";

/** A value of a layer, and where its fields lie in the plot: shares of its width, pixels from its top. */
export interface Placed {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The number in a field. @throws when there is none, which is our mistake */
function numberIn(row: Placed["row"], field: string): number {
  const value = row[field];
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Error(`a chart's ${field} is no number: ${value}`);
  return value;
}

/** Where a number lies on a scale that reaches from one place to another. */
function placeOn({ scale }: Position, [start, end]: readonly [number, number]): (value: number) => number {
  const [low = 0, high = 1] = scale.domain;
  const [from = start, to = end] = scale.range ?? (scale.reverse === true ? [end, start] : [start, end]);
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The share of the width, from the left. */
export const placeX = (x: Position) => placeOn(x, [0, 1]);
/** Pixels from the top; y grows upwards unless its scale says otherwise. */
export const placeY = (y: Position, { height }: Pick<ChartSpec, "height">) => placeOn(y, [height, 0]);

/** Puts the values of a layer into the plot. What has no second end lies at the first one. */
export function placed({ data, encoding }: Layer, spec: ChartSpec): readonly Placed[] {
  const xOf = placeX(encoding.x);
  const ys = placesY(encoding, spec);
  const { field } = encoding.x;
  const x2 = encoding.x2?.field ?? field;
  return data.values.map((value) => {
    const row = value as Placed["row"];
    return { x: xOf(numberIn(row, field)), x2: xOf(numberIn(row, x2)), ...ys(row), row };
  });
}

function placesY({ y, y2 }: Encoding, plot: ChartSpec): (row: Placed["row"]) => Pick<Placed, "y" | "y2"> {
  if (y === undefined) return () => ({ y: 0, y2: plot.height });
  if ("value" in y) return () => ({ y: y.value, y2: y.value });
  const yOf = placeY(y, plot);
  const second = y2?.field ?? y.field;
  return (row) => ({ y: yOf(numberIn(row, y.field)), y2: yOf(numberIn(row, second)) });
}
