import { NO_LINK } from "../../src/analysis/link/simulate/cohort-model.ts";
import { simulateCohort } from "../../src/analysis/link/simulate/simulate-cohort.ts";
import { simulatedHistory } from "../../src/analysis/link/simulate/simulated-history.ts";
import type { StoredActivity } from "../../src/domain/activity.ts";
import type { RunnerHistory, SessionSummary } from "../../src/domain/history.ts";
import type { ActivityId, AthleteId, Sha256 } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import * as tables from "../../src/store/aggregates.ts";
import { openStore, type Store } from "../../src/store/connect.ts";

const SEED = 500;
/** Two years with a planted link, a share of days without a recording, and athletes who differ. */
const MODEL = {
  ...NO_LINK,
  days: 730,
  pain: { ...NO_LINK.pain, frailtySd: 0.5, spikeRatio: { small: 1.6, moderate: 1.6, large: 2.3 } },
  log: { ...NO_LINK.log, gapsPerYear: 2 },
};

/** Fills a data folder with a made-up squad of two years. */
export async function fillSquad(dataDir: string, athletes: number): Promise<void> {
  const store = await openStore({ dataDir });
  await fillStore(store, madeSquad(athletes, MODEL.days));
  await store.close();
}

export interface MadeAthlete {
  readonly athlete: AthleteId;
  readonly history: RunnerHistory;
}

/** A squad with its histories, the same each time. */
export function* madeSquad(athletes: number, days: number): Generator<MadeAthlete> {
  for (const [i, runner] of simulateCohort({ ...MODEL, days }, athletes, SEED).entries())
    yield { athlete: `athlete-${i}` as AthleteId, history: simulatedHistory(runner) };
}

/** Writes the runs, the pain log and the word that nothing is missing. */
export async function fillStore(store: Store, squad: Iterable<MadeAthlete>): Promise<void> {
  for (const { athlete, history } of squad) {
    const { sessions, claims, dayMarks, pain, noPain } = history;
    await store.write(async (tx) => {
      await tables.activities.insertActivities(
        tx,
        sessions.map((session) => activityOf(session, athlete)),
      );
      for (const claim of claims) await tables.days.putHistoryClaim(tx, athlete, claim, 0 as UtcInstant);
      await tables.days.putDayMarks(tx, athlete, dayMarks);
      await tables.pain.putPainEntries(tx, athlete, pain);
      await tables.pain.putNoPainDays(tx, athlete, noPain);
    });
  }
}

function activityOf(session: SessionSummary, athlete: AthleteId): StoredActivity {
  const id = `${athlete}-${session.id}`;
  return {
    id: id as ActivityId,
    athlete,
    sourceSha256: id as Sha256,
    supersededBy: null,
    format: "fit",
    indexInFile: 0,
    sport: "run",
    sportLabel: null,
    title: null,
    note: null,
    startedAt: ((session.localDay * 24 + 7) * 3_600_000) as UtcInstant,
    utcOffsetMin: 0,
    zoneSource: "file",
    localDay: session.localDay,
    durationS: session.durationS,
    movingS: null,
    elapsedS: session.elapsedS,
    distanceM: session.distanceM,
    ascentM: null,
    descentM: null,
    avgHeartRateBpm: null,
    maxHeartRateBpm: null,
    avgCadenceSpm: null,
    avgPowerW: null,
    avgGroundContactS: null,
    avgVerticalOscillationM: null,
    avgStrideM: null,
    groundContactBalanceLeftFrac: null,
    rpe0To10: null,
    device: "made",
    samples: 0,
    laps: [],
    histograms: [],
    flags: [],
  };
}
