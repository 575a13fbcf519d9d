import { AsyncLocalStorage } from "node:async_hooks";

/** Runs jobs one after another, in the order they were handed in. */
export interface WriteQueue {
  add<T>(job: () => Promise<T>): Promise<T>;
  /** Resolves when everything handed in so far is done. */
  idle(): Promise<void>;
}

export function createWriteQueue(): WriteQueue {
  const inside = new AsyncLocalStorage<{ active: boolean }>();
  let tail: Promise<void> = Promise.resolve();

  const guarded = async <T>(job: () => Promise<T>): Promise<T> => {
    const turn = { active: true };
    try {
      return await inside.run(turn, job);
    } finally {
      turn.active = false;
    }
  };

  return {
    add<T>(job: () => Promise<T>): Promise<T> {
      // Waiting for the queue from inside the queue would wait for ever.
      if (inside.getStore()?.active) return Promise.reject(new Error("a write inside a write: pass the open tx on"));
      const result = tail.then(() => guarded(job));
      tail = result.then(
        () => undefined,
        () => undefined, // the caller has the rejection; the queue goes on
      );
      return result;
    },
    idle: () => tail,
  };
}
