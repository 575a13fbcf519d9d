import type { AthleteId } from "../domain/ids.ts";
import { issueBeside, issueOverdue } from "../usecases/issue-overdue.ts";
import type { World } from "./world.ts";

const LOOK_EVERY_MS = 60_000;
/** After each athlete, so that pages are answered in between. */
const REST_MS = 50;

/**
 * Issues assessments when the day turns, so that looking at a page changes nothing: to the runner of this server, and then to
 * everybody else whose data are here.
 *
 * @returns stops it; resolves when nothing of it is under way
 */
export function issueWhenTheDayTurns({ app, deps }: World, athlete: AthleteId): () => Promise<void> {
  const stop = new AbortController();
  const onFailure = (error: unknown) => process.emitWarning(String(error));
  const rest = () => new Promise<void>((resolve) => setTimeout(resolve, REST_MS));
  let issuedFor: number | null = null;
  const look = async () => {
    const today = await app.today(athlete);
    if (today !== issuedFor) {
      issuedFor = today;
      if ((await app.historySpan(athlete)) !== null) await issueBeside(deps, athlete);
    }
    await issueOverdue(deps, { rest, onFailure, signal: stop.signal });
  };
  let looking: Promise<void> | null = null;
  const start = () => {
    looking ??= look()
      .catch(onFailure)
      .finally(() => {
        looking = null;
      });
  };
  start();
  const timer = setInterval(start, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await looking;
  };
}
