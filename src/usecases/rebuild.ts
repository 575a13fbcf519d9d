import type { AthleteId } from "../domain/ids.ts";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";

export interface RebuildEvent {
  readonly kind: "rebuilt";
  readonly done: number;
  readonly total: number;
}

/** Totals of one athlete, before and after: equal unless a formula or a reader changed. */
export interface AthleteTotals {
  readonly athlete: AthleteId;
  readonly activities: number;
  readonly distanceM: number;
  readonly durationS: number;
  readonly painEntries: number;
  readonly therapySessions: number;
  readonly wellnessDays: number;
}

export interface RebuildResult {
  readonly entries: number;
  readonly before: readonly AthleteTotals[];
  readonly after: readonly AthleteTotals[];
  /** Originals that no line of the journal mentions. They are kept. */
  readonly unmentionedOriginals: number;
}

/** Empties every derived table and replays the journal and the originals. A crash on the way is finished by the next start. */
export async function rebuild(deps: Deps, onEvent: (event: RebuildEvent) => void): Promise<RebuildResult> {
  const before = await deps.store.read((reader) => deps.tables.totals.athleteTotals(reader));
  await deps.store.write((tx) => deps.tables.totals.clearDerived(tx));
  const entries = await catchUp(deps, (done, total) => onEvent({ kind: "rebuilt", done, total }));
  const after = await deps.store.read((reader) => deps.tables.totals.athleteTotals(reader));
  return { entries, before, after, unmentionedOriginals: await countUnmentioned(deps) };
}

async function countUnmentioned(deps: Deps): Promise<number> {
  const mentioned = new Set<string>();
  for (const entry of await deps.journal.read()) {
    if (entry.fact.kind === "import" && entry.fact.file.sha256 !== null) mentioned.add(entry.fact.file.sha256);
  }
  return (await deps.originals.list()).filter((sha256) => !mentioned.has(sha256)).length;
}
