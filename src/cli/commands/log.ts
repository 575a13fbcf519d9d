import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../../domain/pain.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../../domain/therapy.ts";
import type { RunDetail } from "../../usecases/app.ts";
import { athleteOption, type CommonOptions, dayOption, oneOf, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { findRun } from "../find-run.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface LogOptions extends CommonOptions {
  readonly day?: string;
  readonly note?: string;
  readonly side?: string;
  readonly moment?: string;
  readonly quality?: string;
  readonly alteredGait?: boolean;
  readonly nightPain?: boolean;
  readonly region?: readonly string[];
  readonly kind?: string;
  readonly before?: string;
  readonly after?: string;
  readonly after24h?: string;
  readonly after48h?: string;
  readonly therapist?: string;
  readonly clear?: boolean;
  readonly yes?: readonly string[];
  readonly run?: string;
}

type FactOf = (day: LocalDay, options: LogOptions, args: readonly string[]) => JournalFact;

const NRS = { from: 0, to: 10 };

const nrsOrNull = (name: string, text: string | undefined) =>
  text === undefined ? null : wholeNumber(name, text, NRS);

const painFact: FactOf = (day, options, args) => ({
  kind: "pain",
  entry: {
    day,
    region: oneOf("region", args[0] ?? "", REGIONS),
    nrs: wholeNumber("nrs", args[1] ?? "", NRS),
    side: options.side === undefined ? null : oneOf("--side", options.side, SIDES),
    moment: oneOf("--moment", options.moment ?? "daily", MOMENTS),
    quality: options.quality === undefined ? null : oneOf("--quality", options.quality, QUALITIES),
    alteredGait: options.alteredGait ?? null,
    nightPain: options.nightPain ?? null,
    note: options.note ?? null,
    activityId: null,
  },
});

const massageFact: FactOf = (day, options) => ({
  kind: "therapy",
  entry: {
    day,
    kind: oneOf("--kind", options.kind ?? "massage", THERAPY_KINDS),
    regions: (options.region ?? []).map((region) => oneOf("--region", region, REGIONS)),
    nrsBefore: nrsOrNull("--before", options.before),
    nrsAfter: nrsOrNull("--after", options.after),
    nrs24h: nrsOrNull("--after-24h", options.after24h),
    nrs48h: nrsOrNull("--after-48h", options.after48h),
    therapist: options.therapist ?? null,
    note: options.note ?? null,
  },
});

const safetyFact: FactOf = (day, options) => {
  const yes = options.yes ?? [];
  if ((options.clear === true) === yes.length > 0) {
    throw new UsageError(`answer with --clear (every answer is no) or --yes (${SAFETY_QUESTIONS.join(", ")})`);
  }
  return { kind: "safety-check", entry: { day, yes: yes.map((each) => oneOf("--yes", each, SAFETY_QUESTIONS)) } };
};

const RED_FLAGS = ["RF_BSI", "RF_NEURO", "RF_PERSIST"] as const;

const FACTS: Readonly<Record<string, FactOf>> = {
  pain: painFact,
  none: (day) => ({ kind: "no-pain", entry: { day } }),
  rest: (day) => ({ kind: "day-mark", entry: { day, state: "rest" } }),
  rpe: (day, _options, args) => ({
    kind: "rpe",
    entry: { day, activityId: null, rpe0To10: wholeNumber("rating", args[0] ?? "", NRS) },
  }),
  massage: massageFact,
  safety: safetyFact,
  seen: (day, _options, args) => ({ kind: "red-flag-seen", rule: oneOf("rule", args[0] ?? "", RED_FLAGS), day }),
};

type LogAction = (surroundings: Surroundings, options: LogOptions, args: readonly string[]) => Promise<ExitCode>;

function logAction(factOf: FactOf): LogAction {
  return async (surroundings, options, args) => {
    const athlete = athleteOption(options);
    const stated = options.day === undefined ? null : dayOption("--day", options.day);
    factOf(stated ?? (0 as LocalDay), options, args); // wrong usage is told before anything is opened
    const fact = await withCommands(surroundings, options, async (commands) => {
      const today = await commands.today(athlete);
      if (stated !== null && stated > today) throw new UsageError(`invalid --day: ${options.day} has not come yet`);
      const known = await ofRun(factOf(stated ?? today, options, args), options, (text) =>
        findRun(commands, athlete, text),
      );
      await commands.log(athlete, [known]);
      return known;
    });
    if (options.json === true) surroundings.terminal.out(JSON.stringify({ logged: fact }));
    else surroundings.terminal.out("Written down.");
    return EXIT.done;
  };
}

/** A rating of one run names it; then the day is that of the run. */
async function ofRun(
  fact: JournalFact,
  { run }: LogOptions,
  find: (text: string) => Promise<Pick<RunDetail, "id" | "day">>,
): Promise<JournalFact> {
  if (fact.kind !== "rpe" || run === undefined) return fact;
  const { id, day } = await find(run);
  return { ...fact, entry: { ...fact.entry, activityId: id, day } };
}

/** `niggle log …`, one action a word. */
export const logActions: Readonly<Record<string, LogAction>> = Object.fromEntries(
  Object.entries(FACTS).map(([name, factOf]) => [name, logAction(factOf)]),
);
