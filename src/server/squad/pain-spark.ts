/** Width and height of a sparkline in its own units. */
export const SPARK = { width: 112, height: 24 } as const;
const STEP = SPARK.width / 28;
/** A day without pain is a low stroke; a day without an answer is none at all. */
const LEAST = 2;

/** Four weeks of worst pain as strokes of one path: each answered day is one, as high as the pain. */
export function painPath(painNrs: readonly (number | null)[]): string {
  return painNrs
    .map((nrs, day) => (nrs === null ? "" : `M${day * STEP + STEP / 2} ${SPARK.height}v${-heightOf(nrs)}`))
    .join("");
}

const heightOf = (nrs: number): number => LEAST + Math.round(nrs * 2);
