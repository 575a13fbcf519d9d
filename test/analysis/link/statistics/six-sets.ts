/** Six sets of one case, which comes first, and three controls: compared with R survival 3.5.3. */
export const SIX_SETS: readonly (readonly number[])[] = [
  [1.6, 1, 0.9, 1.1],
  [1.2, 1.3, 0.8, 1],
  [0.9, 1.1, 1, 0.7],
  [1.9, 1.2, 1, 0.9],
  [1.1, 0.6, 0.9, 1.3],
  [1.4, 1, 1.2, 0.8],
];
