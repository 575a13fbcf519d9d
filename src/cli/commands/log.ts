import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { serialise } from "../../store/journal-entry.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { Action } from "../bind.ts";
import { athleteOption, dayOption } from "../common-options.ts";
import { EXIT, UsageError } from "../exit-codes.ts";
import { findRun } from "../find-run.ts";
import { withCommands } from "../world.ts";
import { ANSWER_FACTS } from "./log-answers.ts";
import { BODY_FACTS } from "./log-body.ts";
import type { FactsOf, LogOptions } from "./log-options.ts";

function logAction(factsOf: FactsOf): Action {
  return async (surroundings, options: LogOptions, args) => {
    const athlete = athleteOption(options);
    const stated = options.day === undefined ? null : dayOption("--day", options.day);
    factsOf(stated ?? (0 as LocalDay), options, args); // wrong usage is told before anything is opened
    const facts = await withCommands(surroundings, options, async (commands) => {
      const today = await commands.today(athlete);
      if (stated !== null && stated > today) throw new UsageError(`invalid --day: ${options.day} has not come yet`);
      const known = await ofRun(factsOf(stated ?? today, options, args), options, (text) =>
        findRun(commands, athlete, text),
      );
      await commands.log(athlete, known);
      return known;
    });
    if (options.json === true) for (const fact of facts) surroundings.terminal.out(serialise({ logged: fact }));
    else surroundings.terminal.out("Written down.");
    return EXIT.done;
  };
}

/** A rating of one run names it; then the day is that of the run. */
async function ofRun(
  facts: readonly JournalFact[],
  { run }: LogOptions,
  find: (text: string) => Promise<Pick<RunDetail, "id" | "day">>,
): Promise<readonly JournalFact[]> {
  const [fact] = facts;
  if (fact?.kind !== "rpe" || run === undefined) return facts;
  const { id, day } = await find(run);
  return [{ ...fact, entry: { ...fact.entry, activityId: id, day } }];
}

/** `niggle log …`, one action a word. */
export const logActions: Readonly<Record<string, Action>> = Object.fromEntries(
  Object.entries({ ...BODY_FACTS, ...ANSWER_FACTS }).map(([name, factsOf]) => [name, logAction(factsOf)]),
);
