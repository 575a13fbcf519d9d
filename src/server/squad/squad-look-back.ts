import type { SquadBacktest } from "../../domain/backtest.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { App } from "../../usecases/app.ts";
import type { Worked } from "../../usecases/kept-answers.ts";
import type { SharedAthlete } from "../../usecases/squad-overview.ts";
import type { SquadReport } from "../../usecases/squad-report.ts";

/** What looks back over a squad, each part as far as it is worked out. */
export interface SquadLookBack {
  readonly link: Worked<SquadReport>;
  readonly backtest: Worked<SquadBacktest>;
}

/** @param both athletes who share both runs and pain; null is for nobody */
export async function squadLookBack(
  app: Pick<App, "squadLink" | "squadBacktest">,
  both: readonly SharedAthlete[],
  today: LocalDay,
): Promise<SquadLookBack | null> {
  if (both.length === 0) return null;
  const ids = both.map(({ athlete }) => athlete);
  const [link, backtest] = await Promise.all([app.squadLink(ids, today), app.squadBacktest(ids, today)]);
  return { link, backtest };
}
