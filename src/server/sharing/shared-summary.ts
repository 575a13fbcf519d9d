import type { FastifyRequest } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import { SCOPES, type Scope } from "../../domain/people.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";
import type { ServerOptions } from "../server-options.ts";
import { type Sees, seenBy } from "./seen-by.ts";
import { type SharedWeek, sharedWeeks } from "./shared-weeks.ts";

/** What somebody sees of an athlete at a glance: the same parts as in a row of a squad, and the last weeks. */
export interface SharedSummary {
  readonly asOf: LocalDay;
  readonly name: string;
  readonly sees: Sees;
  readonly entry: SquadEntry;
  readonly weeks: readonly SharedWeek[];
  /** Where it comes from: nobody but the athlete sees all of it. */
  readonly report: WeeklyReport;
}

export async function sharedSummary(
  { app, people }: ServerOptions,
  { athlete, viewer }: Pick<FastifyRequest, "athlete" | "viewer">,
): Promise<SharedSummary> {
  const asOf = await app.today(athlete);
  const [sees, accounts, report] = await Promise.all([
    seenBy(people, viewer, athlete),
    people.accounts(),
    app.weeklyReport(athlete, asOf),
  ]);
  const name = accounts.find((one) => one.athlete === athlete)?.displayName ?? athlete;
  const shared = { athlete, name, scopes: scopesOf(sees), mayComment: sees.comments };
  const [entry] = await app.squadOverview([shared], { asOf });
  if (entry === undefined) throw new Error(`there is no row for ${athlete}, who was asked for`);
  return { asOf, name, sees, entry, weeks: sharedWeeks(report.weeks, sees), report };
}

/** Whoever is let in here sees the summary. */
const scopesOf = (sees: Sees): readonly Scope[] => SCOPES.filter((scope) => scope === "summary" || sees[scope]);
