import { cannotTell, type Estimated } from "./estimated.ts";

/**
 * Area under the ROC curve: the chance that a case with the event scores higher than one without, ties counted half.
 *
 * @param score any number, one a case
 * @param outcome 0 or 1
 * @returns `cannot-tell` unless both outcomes occur
 * @see docs/METHODS.md#calibration — Hanley and McNeil 1982, Radiology 143:29
 */
export function areaUnderCurve(
  score: ArrayLike<number>,
  outcome: ArrayLike<number>,
): Estimated<{ readonly auc: number }> {
  const order = Uint32Array.from({ length: outcome.length }, (_, i) => i).sort(
    (a, b) => (score[a] as number) - (score[b] as number),
  );
  let events = 0;
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    const value = score[order[from] as number] as number;
    let to = from;
    let eventsHere = 0;
    while (to < order.length && score[order[to] as number] === value) {
      eventsHere += outcome[order[to] as number] as number;
      to++;
    }
    rankSum += (eventsHere * (from + 1 + to)) / 2;
    events += eventsHere;
    from = to;
  }
  const others = order.length - events;
  if (events === 0 || others === 0) return cannotTell("all cases ended the same way");
  return { kind: "estimated", auc: (rankSum - (events * (events + 1)) / 2) / (events * others) };
}
