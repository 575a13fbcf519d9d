import type { AthleteFlags } from "../analysis/link/backtest/athlete-flags.ts";
import { type LinkDays, linkDays } from "../analysis/link/episodes/link-days.ts";
import type { BacktestReport, SquadBacktest } from "../domain/backtest.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { type BacktestQuery, backtestOn } from "./backtest.ts";
import { type LinkReport, linkOn } from "./link-report.ts";
import { flagsOfAthlete, type SquadOfFlags, squadBacktestOn } from "./squad-backtest.ts";
import { type Squad, type SquadProgress, type SquadReport, squadOn } from "./squad-report.ts";
import { type Verdict, type VerdictEvidence, verdictFrom } from "./verdict.ts";

/** One runner's history as plain data, and up to which day it is looked at. */
interface OfRunner {
  readonly history: RunnerHistory;
  readonly athlete: AthleteId;
}

/** Work that takes too long for the thread that answers requests: what is asked, all plain data, and what is answered. */
export interface AnalysisWork {
  readonly link: { readonly asked: OfRunner & { readonly asOf: LocalDay }; readonly answer: LinkReport };
  readonly backtest: { readonly asked: OfRunner & { readonly query: BacktestQuery }; readonly answer: BacktestReport };
  /** One athlete's calendar for a squad. */
  readonly "squad-days": {
    readonly asked: { readonly history: RunnerHistory; readonly asOf: LocalDay };
    readonly answer: LinkDays | null;
  };
  readonly squad: { readonly asked: Squad; readonly answer: SquadReport };
  /** What every flag did for one athlete, for a squad. */
  readonly "squad-flags": {
    readonly asked: { readonly history: RunnerHistory; readonly query: BacktestQuery };
    readonly answer: AthleteFlags | null;
  };
  /** What a day says to one runner, when it turned. */
  readonly verdict: { readonly asked: VerdictEvidence; readonly answer: Verdict };
  readonly "squad-backtest": { readonly asked: SquadOfFlags; readonly answer: SquadBacktest };
}

export type AnalysisKind = keyof AnalysisWork;
export type Asked<K extends AnalysisKind> = AnalysisWork[K]["asked"];
export type Answer<K extends AnalysisKind> = AnalysisWork[K]["answer"];
export type OnProgress = (progress: SquadProgress) => void;

/** Does some of that work, wherever it is done. */
export type Analyse = <K extends AnalysisKind>(kind: K, asked: Asked<K>, onProgress?: OnProgress) => Promise<Answer<K>>;

type Perform = { readonly [K in AnalysisKind]: (asked: Asked<K>, onProgress: OnProgress) => Answer<K> };

const PERFORM: Perform = {
  link: ({ history, athlete, asOf }) => linkOn(history, athlete, asOf),
  backtest: ({ history, athlete, query }, onProgress) => backtestOn(history, athlete, query, onProgress),
  "squad-days": ({ history, asOf }) => linkDays(history, asOf),
  squad: (asked, onProgress) => squadOn(asked, onProgress),
  "squad-flags": ({ history, query }) => flagsOfAthlete(history, query),
  verdict: verdictFrom,
  "squad-backtest": squadBacktestOn,
};

/** The work itself, on the thread that calls. */
export function perform<K extends AnalysisKind>(kind: K, asked: Asked<K>, onProgress: OnProgress): Answer<K> {
  return PERFORM[kind](asked, onProgress);
}
