import { questionOf, type RedFlagQuestion } from "../analysis/pain/red-flag-questions.ts";
import { SIGNS } from "../analysis/pain/red-flag-signs.ts";
import { type OpenQuestion, openNights, openSignQuestions } from "../analysis/pain/sign-flags.ts";
import { siteDiaries } from "../analysis/pain/site-diary.ts";
import { type WeeklyAsk, weeklyAsk } from "../analysis/pain/weekly-ask.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import { RED_FLAG_SIGNS } from "../domain/red-flag-check.ts";
import type { Deps } from "./deps.ts";

/** What the runner is asked beside the log. */
export interface BodyQuestions {
  readonly asOf: LocalDay;
  readonly weekly: WeeklyAsk;
  /** Questions about signs that answers called for and nobody answered. */
  readonly signs: readonly OpenQuestion[];
  /** Answers about bone-prone places that leave open whether it hurts at night. */
  readonly nights: readonly PainEntry[];
  /** Signs of the whole body that do not wait for a sore place. */
  readonly general: readonly RedFlagQuestion[];
}

export type BodyEvidence = Omit<RunnerHistory, "sessions">;

/** What there is to ask a runner on a day. Needs no runs, and reading changes nothing. */
export async function bodyQuestions(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<BodyQuestions> {
  return deps.store.read(async (reader) =>
    questionsOn(await deps.tables.history.historyBesideRuns(reader, athlete), asOf),
  );
}

/** The same without a store: a function of the history and the day. */
export function questionsOn(history: BodyEvidence, asOf: LocalDay): BodyQuestions {
  const evidence = { history, diaries: siteDiaries(history.pain, history.noPain, asOf), asOf };
  return {
    asOf,
    weekly: weeklyAsk(history, asOf),
    signs: openSignQuestions(evidence),
    nights: openNights(evidence),
    general: GENERAL,
  };
}

/** Of the whole body and of today: what cannot wait. */
const GENERAL = RED_FLAG_SIGNS.filter((sign) => {
  const { scope, isLasting } = SIGNS[sign];
  return scope === "body" && !isLasting;
}).map((sign) => questionOf(sign, { region: "other", side: null }));
