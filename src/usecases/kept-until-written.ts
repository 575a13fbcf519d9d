import type { Store } from "../store/connect.ts";

/**
 * Keeps the latest answer for each key until something is written: what is asked at every page costs a read once. An answer
 * that a write overtook is given and not kept.
 */
export function keptUntilWritten<K, T>(
  store: Pick<Store, "writes">,
  ask: (key: K) => Promise<T>,
): (key: K) => Promise<T> {
  const answers = new Map<K, { readonly writes: number; readonly answer: Promise<T> }>();
  return (key) => {
    const writes = store.writes();
    const known = answers.get(key);
    if (known?.writes === writes) return known.answer;
    const answer = ask(key);
    const kept = { writes, answer };
    answers.set(key, kept);
    // A failure is not an answer: the next one who asks tries again.
    answer.catch(() => {
      if (answers.get(key) === kept) answers.delete(key);
    });
    return answer;
  };
}
