import { px } from "./svg-words.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight from point to point. */
export const straightPath = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${px(x)},${px(y)}`).join("");

/**
 * A curve through points of ascending x that never swings past them: Steffen, "A simple method for monotonic
 * interpolation in one dimension", Astronomy and Astrophysics 239 (1990), 443–450.
 */
export function monotonePath(points: readonly Point[]): string {
  const first = points[0];
  if (first === undefined || points.length < 3) return straightPath(points);
  const slopes = slopesOf(points);
  const parts = [`M${px(first.x)},${px(first.y)}`];
  points.forEach((to, i) => {
    const from = points[i - 1];
    if (from === undefined) return;
    const third = (to.x - from.x) / 3;
    const [leaving, arriving] = [slopes[i - 1] ?? 0, slopes[i] ?? 0];
    const ends = [from.x + third, from.y + third * leaving, to.x - third, to.y - third * arriving, to.x, to.y];
    parts.push(`C${ends.map(px).join(",")}`);
  });
  return parts.join("");
}

function slopesOf(points: readonly Point[]): readonly number[] {
  const inner = points.map((at, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return before === undefined || after === undefined ? null : slopeAt(before, at, after);
  });
  const last = points.length - 1;
  return inner.map((slope, i) => {
    if (slope !== null) return slope;
    const [end, next] = i === 0 ? [points[0], points[1]] : [points[last - 1], points[last]];
    const beside = (i === 0 ? inner[1] : inner[last - 1]) ?? 0;
    return end === undefined || next === undefined ? 0 : (3 * steepness(end, next) - beside) / 2;
  });
}

const steepness = (from: Point, to: Point): number => (to.y - from.y) / (to.x - from.x || 1);

function slopeAt(before: Point, at: Point, after: Point): number {
  const [left, right] = [steepness(before, at), steepness(at, after)];
  const [leftPx, rightPx] = [at.x - before.x, after.x - at.x];
  const mean = (left * rightPx + right * leftPx) / (leftPx + rightPx || 1);
  return (Math.sign(left) + Math.sign(right)) * Math.min(Math.abs(left), Math.abs(right), 0.5 * Math.abs(mean));
}
