/**
 * Chance that at least one of `alerts` days drawn at random falls into a window: `1 − C(N−w, k) / C(N, k)`.
 *
 * @param days N, the days to draw from
 * @param windowDays w, those of them that lie in the window
 * @param alerts k, days drawn without repeating
 * @see docs/METHODS.md#alerts-and-events
 */
export function randomRecall(days: number, windowDays: number, alerts: number): number {
  if (alerts > days - windowDays) return windowDays > 0 && alerts > 0 ? 1 : 0;
  let missAll = 1;
  for (let i = 0; i < alerts; i++) missAll *= (days - windowDays - i) / (days - i);
  return 1 - missAll;
}
