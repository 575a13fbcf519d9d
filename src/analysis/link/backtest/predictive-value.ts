/**
 * Share of alerts that are right, from how the test does and how rare the event is (Bayes).
 *
 * @param sensitivity share of events with an alert, 0–1
 * @param specificity share of the other days without one, 0–1
 * @param baseRate share of days with an event, 0–1
 * @returns null when there would be no alert at all
 * @see docs/METHODS.md#alerts-and-events — Bahr 2016, Br J Sports Med 50:776
 */
export function positivePredictiveValue(sensitivity: number, specificity: number, baseRate: number): number | null {
  const right = sensitivity * baseRate;
  const wrong = (1 - specificity) * (1 - baseRate);
  return right + wrong > 0 ? right / (right + wrong) : null;
}
