import type { AthleteId } from "../domain/ids.ts";
import { localDayInZone } from "../ingest/zone.ts";
import type { Deps } from "./deps.ts";
import { issueAssessment } from "./issue-assessment.ts";

/** What goes on around it. */
export interface Issuing {
  /** Called after each athlete, so that whoever asks for a page has their turn. */
  readonly rest: () => Promise<void>;
  /** Told of an athlete whose verdict could not be worked out; the others get theirs. */
  readonly onFailure: (error: unknown) => void;
  readonly signal?: AbortSignal;
}

/**
 * Issues today's verdict to every athlete whose day has turned since the last one, one after the other. It runs beside the
 * requests, so that a page of hundreds of athletes reads what was issued and works nothing out.
 *
 * @returns how many were issued
 */
export async function issueOverdue(deps: Deps, { rest, onFailure, signal }: Issuing): Promise<number> {
  let issued = 0;
  for (const athlete of await overdueAthletes(deps)) {
    if (signal?.aborted === true) break;
    try {
      await issueBeside(deps, athlete);
      issued += 1;
    } catch (error) {
      onFailure(error);
    }
    await rest();
  }
  return issued;
}

/** Issues today's verdict to one athlete; it is worked out on a thread of its own, so that no request waits for it. */
export const issueBeside = (deps: Deps, athlete: AthleteId): Promise<void> =>
  issueAssessment(deps, athlete, (evidence) => deps.analyse("verdict", evidence));

async function overdueAthletes({ store, tables, now, machineZone }: Deps): Promise<readonly AthleteId[]> {
  const at = now();
  const day = localDayInZone(at, machineZone);
  const issued = await store.read((reader) => tables.squad.issuedDays(reader, day));
  const zones = new Set(issued.map(({ zone }) => zone ?? machineZone));
  const todays = new Map([...zones].map((zone) => [zone, localDayInZone(at, zone)]));
  return issued
    .filter(({ asOf, zone }) => asOf < (todays.get(zone ?? machineZone) ?? day))
    .map(({ athlete }) => athlete);
}
