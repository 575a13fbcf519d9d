/** An answer that may still be on its way. */
export type Worked<T> =
  /** `isCurrent` is false when data changed since, and it is being worked out again. */
  | { readonly kind: "ready"; readonly value: T; readonly version: number; readonly isCurrent: boolean }
  | { readonly kind: "working" }
  | { readonly kind: "failed"; readonly why: string };

interface Entry<T> {
  latest: { readonly version: number; readonly value: T } | null;
  running: { readonly version: number; readonly answer: Promise<T> } | null;
  failed: { readonly version: number; readonly why: string } | null;
}

/** Answers kept under the data version they were worked out for. */
export interface KeptAnswers<T> {
  /** The answer for this version, worked out once however many ask. */
  ask(key: string, version: number, make: () => Promise<T>): Promise<T>;
  /**
   * What there is without waiting. Begins to work it out where it is not there; while an older version is being worked out,
   * nothing is begun, so that work does not pile up.
   */
  peek(key: string, version: number, make: () => Promise<T>): Worked<T>;
  /** Forgets every answer, those that are on their way as well. */
  forget(): void;
}

const MOST_KEPT = 16;

export function keptAnswers<T>(): KeptAnswers<T> {
  const entries = new Map<string, Entry<T>>();
  return {
    ask(key, version, make) {
      const entry = entryOf(entries, key);
      if (entry.latest?.version === version) return Promise.resolve(entry.latest.value);
      if (entry.running?.version === version) return entry.running.answer;
      return begin(entry, version, make);
    },
    peek(key, version, make) {
      const entry = entryOf(entries, key);
      const { latest, failed } = entry;
      if (latest?.version === version) return { kind: "ready", ...latest, isCurrent: true };
      if (failed?.version === version) return { kind: "failed", why: failed.why };
      // Whoever peeks does not wait; a failure is kept, and told at the next look.
      if (entry.running === null) begin(entry, version, make).catch(() => undefined);
      return latest === null ? { kind: "working" } : { kind: "ready", ...latest, isCurrent: false };
    },
    forget: () => entries.clear(),
  };
}

function begin<T>(entry: Entry<T>, version: number, make: () => Promise<T>): Promise<T> {
  const running = { version, answer: make() };
  entry.running = running;
  const ended = () => {
    if (entry.running === running) entry.running = null;
  };
  running.answer.then(
    (value) => {
      if (entry.latest === null || entry.latest.version < version) entry.latest = { version, value };
      ended();
    },
    (error: unknown) => {
      entry.failed = { version, why: error instanceof Error ? error.message : String(error) };
      ended();
    },
  );
  return running.answer;
}

/** The one used longest ago goes first. */
function entryOf<T>(entries: Map<string, Entry<T>>, key: string): Entry<T> {
  const entry = entries.get(key) ?? { latest: null, running: null, failed: null };
  entries.delete(key);
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MOST_KEPT) break;
    entries.delete(oldest);
  }
  return entry;
}
