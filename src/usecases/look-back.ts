import type { BacktestReport, SquadBacktest } from "../domain/backtest.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { type BacktestQuery, backtest, type OnBacktestProgress } from "./backtest.ts";
import type { Deps } from "./deps.ts";
import { keptAnswers, type Worked } from "./kept-answers.ts";
import { keptUntilWritten } from "./kept-until-written.ts";
import { type LinkReport, linkReport } from "./link-report.ts";
import { squadBacktest } from "./squad-backtest.ts";
import { type SquadProgress, type SquadReport, squadReport } from "./squad-report.ts";

/** What a runner's own history says about our flags and about load before pain, as far as it is worked out. */
export interface LookBack {
  readonly link: Worked<LinkReport>;
  readonly backtest: Worked<BacktestReport>;
}

/** How far ahead an alert may look on the pages. */
const PAGE_HORIZON_DAYS = 7;

/** Analyses that take longer than a page should wait, each worked out once for a data version. */
export interface Analyses {
  link(athlete: AthleteId, asOf: LocalDay): Promise<LinkReport>;
  backtest(athlete: AthleteId, query: BacktestQuery, onProgress?: OnBacktestProgress): Promise<BacktestReport>;
  squad(asOf: LocalDay, onProgress: (progress: SquadProgress) => void): Promise<SquadReport>;
  /** What goes before pain over these athletes alone. Never waits: what is not there yet is begun. */
  squadLink(athletes: readonly AthleteId[], asOf: LocalDay): Promise<Worked<SquadReport>>;
  /** How the flags did over these athletes alone. Never waits: what is not there yet is begun. */
  squadBacktest(athletes: readonly AthleteId[], asOf: LocalDay): Promise<Worked<SquadBacktest>>;
  /** Never waits: what is not there yet is begun. */
  lookBack(athlete: AthleteId, asOf: LocalDay): Promise<LookBack>;
  /** Forgets what was worked out: an athlete was erased. */
  forget(): void;
}

export function createAnalyses(deps: Deps): Analyses {
  const links = keptAnswers<LinkReport>();
  const backtests = keptAnswers<BacktestReport>();
  const squads = keptAnswers<SquadReport>();
  const squadBacktests = keptAnswers<SquadBacktest>();
  const versionOf = keptUntilWritten(deps.store, (athlete: AthleteId) =>
    deps.store.read((reader) => deps.tables.dataVersions.dataVersionOf(reader, athlete)),
  );
  return {
    async link(athlete, asOf) {
      return links.ask(`${athlete} ${asOf}`, await versionOf(athlete), () => linkReport(deps, athlete, asOf));
    },
    async backtest(athlete, query, onProgress) {
      const version = await versionOf(athlete);
      return backtests.ask(backtestKey(athlete, query), version, () => backtest(deps, athlete, query, onProgress));
    },
    async squad(asOf, onProgress) {
      const version = await deps.store.read((reader) => deps.tables.dataVersions.dataVersion(reader));
      return squads.ask(String(asOf), version, () => squadReport(deps, asOf, onProgress));
    },
    async squadLink(athletes, asOf) {
      const version = await deps.store.read((reader) => deps.tables.dataVersions.dataVersion(reader));
      const only = new Set(athletes);
      return squads.peek(squadKey(only, asOf), version, () => squadReport(deps, asOf, () => undefined, only));
    },
    async squadBacktest(athletes, asOf) {
      const version = await deps.store.read((reader) => deps.tables.dataVersions.dataVersion(reader));
      const only = new Set(athletes);
      const query = { asOf, horizonDays: PAGE_HORIZON_DAYS } as const;
      const sorted = [...only].toSorted();
      return squadBacktests.peek(squadKey(only, asOf), version, () => squadBacktest(deps, sorted, query));
    },
    async lookBack(athlete, asOf) {
      const version = await versionOf(athlete);
      const query = { asOf, horizonDays: PAGE_HORIZON_DAYS } as const;
      return {
        link: links.peek(`${athlete} ${asOf}`, version, () => linkReport(deps, athlete, asOf)),
        backtest: backtests.peek(backtestKey(athlete, query), version, () => backtest(deps, athlete, query)),
      };
    },
    forget() {
      for (const kept of [links, backtests, squads, squadBacktests]) kept.forget();
    },
  };
}

const backtestKey = (athlete: AthleteId, { asOf, horizonDays }: BacktestQuery) => `${athlete} ${asOf} ${horizonDays}`;
const squadKey = (athletes: ReadonlySet<AthleteId>, asOf: LocalDay) => `${asOf} ${[...athletes].toSorted().join(" ")}`;
