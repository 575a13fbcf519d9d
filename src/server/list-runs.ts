import { isRun } from "../domain/activity.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { App, RunQuery, RunRow } from "../usecases/app.ts";

export const RUN_VIEWS = ["all", "runs", "flagged"] as const;
/** Which sessions a list shows. */
export type RunView = (typeof RUN_VIEWS)[number];

export const runView = (text: string | undefined): RunView => RUN_VIEWS.find((view) => view === text) ?? "all";

/** Rows read at a time while looking for those that a view shows. */
const READ_AHEAD = 500;

export interface RunPage {
  readonly rows: readonly RunRow[];
  /** Where the next page goes on; null on the last. */
  readonly next: ActivityId | null;
}

interface Asked extends Omit<RunQuery, "limit"> {
  readonly view: RunView;
  readonly limit: number;
}

/** A page of sessions, newest first. @throws NotFoundError when `before` is no run */
export async function listRuns(app: App, athlete: AthleteId, { view, limit, ...query }: Asked): Promise<RunPage> {
  const wanted: RunRow[] = [];
  let before = query.before;
  for (;;) {
    const step = view === "all" ? limit + 1 : READ_AHEAD;
    const read = await app.runs(athlete, { ...query, limit: step, ...(before === undefined ? {} : { before }) });
    wanted.push(...read.filter((row) => isShown(row, view)));
    const last = read.at(-1);
    if (wanted.length > limit || read.length < step || last === undefined) break;
    before = last.id;
  }
  const rows = wanted.slice(0, limit);
  return { rows, next: wanted.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

function isShown(row: RunRow, view: RunView): boolean {
  switch (view) {
    case "all":
      return true;
    case "runs":
      return isRun(row);
    case "flagged":
      return row.flags.length > 0;
    default:
      return view satisfies never;
  }
}
