import { type MethodChange, seriesChanges } from "../analysis/series/series-changes.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import { LOAD_METHODS } from "../domain/load.ts";
import type { AccountId } from "../domain/people.ts";
import type { DailySeries } from "../domain/series.ts";
import { checkFacts } from "./check-facts.ts";
import type { Deps } from "./deps.ts";
import { todayOf } from "./home-zone.ts";
import { issueAssessment } from "./issue-assessment.ts";
import { recordFacts } from "./record-facts.ts";
import { readSeries } from "./runner-series.ts";

/** What writing facts down did to the numbers. */
export interface Logged {
  /** Which loads and ratios are others now, when a setting was among the facts. Issued assessments stay as they were. */
  readonly changes: readonly MethodChange[];
}

/** Whose data it is about, what names the call for good, and the account that says it of somebody else. */
interface Saying {
  readonly athlete: AthleteId;
  readonly key?: string | undefined;
  readonly by?: AccountId | undefined;
}

/** Writes down what a person said, and says which numbers a setting changed. */
export async function logFacts(
  deps: Deps,
  { athlete, key, by }: Saying,
  facts: readonly JournalFact[],
): Promise<Logged> {
  await checkFacts(deps, athlete, facts);
  const isSetting = facts.some(({ kind }) => kind === "setting");
  const before = isSetting ? await seriesOfToday(deps, athlete) : null;
  await recordFacts(
    deps,
    athlete,
    facts.map((fact) => ({ fact, decoded: null, ...(by === undefined ? {} : { by }) })),
    key,
  );
  await issueAssessment(deps, athlete);
  return { changes: before === null ? [] : seriesChanges(before, await seriesOfToday(deps, athlete)) };
}

async function seriesOfToday(deps: Deps, athlete: AthleteId): Promise<DailySeries> {
  const asOf = await todayOf(deps, athlete);
  return deps.store.read(async (reader) => {
    const beside = await deps.tables.history.seriesEvidence(reader, athlete);
    return readSeries(deps, reader, athlete, { beside, asOf, methods: LOAD_METHODS });
  });
}
