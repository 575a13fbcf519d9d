import type { ActivityId, AthleteId, BatchId } from "../domain/ids.ts";
import type { RecentImport, RunDetail, RunRow } from "../usecases/app.ts";
import type { Commands } from "../usecases/commands.ts";
import { UsageError } from "./exit-codes.ts";

const ALL_RUNS = 100_000;
const ALL_IMPORTS = 10_000;

/** How much of an id a table shows. It is enough to name the thing, as long as no other begins the same. */
export const SHORT_ID_LENGTH = 8;

export const shortId = (id: string): string => id.slice(0, SHORT_ID_LENGTH);

/**
 * The run that a person names by the beginning of its id, by the id of one of its sources, or as `last`.
 * @throws UsageError when none or several begin with it
 */
export async function findRun(commands: Commands, athlete: AthleteId, text: string): Promise<RunDetail> {
  const rows = await commands.runs(athlete, { limit: ALL_RUNS, withDeleted: true });
  const named = text === "last" ? rows.filter(isLive).slice(0, 1) : beginningWith(rows, text);
  refuseSeveral("run", text, named);
  const run = await commands.run(athlete, named[0]?.id ?? (text as ActivityId));
  if (run === null) throw new UsageError(`there is no run ${text} (niggle runs lists them)`);
  return run;
}

const isLive = (row: RunRow): boolean => row.sport === "run" && !row.isDeleted;

/**
 * The source of a run that a person names by the beginning of its id.
 * @throws UsageError when none or several begin with it
 */
export function findSource(run: RunDetail, text: string): ActivityId {
  const named = beginningWith(run.sources, text);
  refuseSeveral("source", text, named);
  const [source] = named;
  if (source === undefined) {
    throw new UsageError(`run ${shortId(run.id)} has no source ${text} (niggle runs ${shortId(run.id)} lists them)`);
  }
  return source.id;
}

/**
 * The import that a person names by the beginning of its id, or as `last`: the newest one that holds.
 * @throws UsageError when none or several begin with it
 */
export async function findImport(commands: Commands, athlete: AthleteId, text: string): Promise<RecentImport> {
  const imports = await commands.recentImports(athlete, ALL_IMPORTS);
  const named =
    text === "last"
      ? imports.filter(({ undone }) => !undone).slice(0, 1)
      : imports.filter(({ batchId }) => batchId.startsWith(text));
  refuseSeveral(
    "import",
    text,
    named.map(({ batchId }) => ({ id: batchId })),
  );
  const [found] = named;
  if (found === undefined) throw new UsageError(`there is no import ${text} (niggle imports lists them)`);
  return found;
}

function beginningWith<T extends { readonly id: string }>(things: readonly T[], text: string): readonly T[] {
  return text === "" ? [] : things.filter(({ id }) => id.startsWith(text));
}

function refuseSeveral(what: string, text: string, named: readonly { readonly id: ActivityId | BatchId }[]): void {
  if (named.length <= 1) return;
  throw new UsageError(`${named.length} ${what}s begin with ${text}: give more of the id`);
}
