/**
 * Places of a line that are enough to draw it: of each of so many equal parts of the axis the first, the lowest, the
 * highest and the last. Peaks and troughs stay where they are; what lies between them cannot be seen at this width.
 *
 * @param at ascending places on the axis
 * @param values without NaN, as many
 * @param parts about half as many as the picture has pixels
 * @returns ascending places in the two lists; all of them when there are few
 */
export function thinnedPlaces(at: ArrayLike<number>, values: ArrayLike<number>, parts: number): readonly number[] {
  const count = at.length;
  if (count <= parts * 2) return Array.from({ length: count }, (_, i) => i);
  const first = at[0] ?? 0;
  const width = ((at[count - 1] ?? 0) - first) / parts || 1;
  const kept: number[] = [];
  for (let from = 0; from < count; ) {
    const end = first + (Math.floor(((at[from] ?? 0) - first) / width) + 1) * width;
    let to = from + 1;
    while (to < count && (at[to] ?? 0) < end) to += 1;
    kept.push(...extremesOf(values, from, to));
    from = to;
  }
  return kept;
}

function extremesOf(values: ArrayLike<number>, from: number, to: number): readonly number[] {
  let [lowest, highest] = [from, from];
  for (let i = from; i < to; i += 1) {
    if ((values[i] ?? 0) < (values[lowest] ?? 0)) lowest = i;
    if ((values[i] ?? 0) > (values[highest] ?? 0)) highest = i;
  }
  return [...new Set([from, lowest, highest, to - 1])].sort((a, b) => a - b);
}
