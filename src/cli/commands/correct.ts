import { SPORTS } from "../../domain/activity.ts";
import { CORRECTION_FIELDS, type Correction, type CorrectionField } from "../../domain/correction.ts";
import type { ActivityId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { METRES_PER_KM, sFromMin } from "../../domain/units.ts";
import { athleteOption, type CommonOptions, oneOf } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { findRun, findSource, shortId } from "../find-run.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface CorrectOptions extends CommonOptions {
  readonly distance?: string;
  readonly duration?: string;
  readonly sport?: string;
  readonly excludeHeartRate?: boolean;
  readonly delete?: boolean;
  readonly remove?: string;
}

/** What `--remove` takes, in the words of the options that set it. */
const REMOVABLE: Readonly<Record<string, CorrectionField>> = {
  distance: "distanceM",
  duration: "durationS",
  sport: "sport",
  "heart-rate": "heartRate",
  delete: "deleted",
};

/** `niggle correct RUN …`: the sources stay as they are; loads and findings follow. */
export async function correctCommand(
  surroundings: Surroundings,
  options: CorrectOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const corrections = correctionsFrom(options);
  const removed = removedField(options.remove);
  if (corrections.length === 0 && removed === null) {
    throw new UsageError(
      "nothing to correct (want --distance, --duration, --sport, --exclude-heart-rate, --delete or --remove)",
    );
  }
  const id = await withCommands(surroundings, options, async (commands) => {
    const run = await findRun(commands, athlete, args[0] ?? "");
    const facts = corrections.map(
      (correction): JournalFact => ({ kind: "correction", activityId: run.id, correction }),
    );
    await commands.log(athlete, removed === null ? facts : [...facts, removal(run.id, removed)]);
    return run.id;
  });
  if (options.json === true) surroundings.terminal.out(JSON.stringify({ run: id, corrections, removed }));
  else
    surroundings.terminal.out(
      `Run ${shortId(id)} is corrected. Loads and findings follow; its files stay as they are.`,
    );
  return EXIT.done;
}

const removal = (activityId: ActivityId, field: CorrectionField): JournalFact => ({
  kind: "correction-removed",
  activityId,
  field,
});

function correctionsFrom(options: CorrectOptions): readonly Correction[] {
  const { distance, duration, sport } = options;
  const corrections: Correction[] = [];
  if (distance !== undefined) {
    corrections.push({ field: "distanceM", value: amount("--distance", distance, 1000) * METRES_PER_KM });
  }
  if (duration !== undefined) {
    corrections.push({ field: "durationS", value: sFromMin(amount("--duration", duration, 20_160)) });
  }
  if (sport !== undefined) corrections.push({ field: "sport", value: oneOf("--sport", sport, SPORTS) });
  if (options.excludeHeartRate === true) corrections.push({ field: "heartRate", value: "excluded" });
  if (options.delete === true) corrections.push({ field: "deleted", value: true });
  return corrections;
}

function amount(name: string, text: string, highest: number): number {
  const value = Number(text.replace(",", "."));
  if (text.trim() === "" || !(value > 0 && value <= highest)) {
    throw new UsageError(`invalid ${name}: ${text} (want a number above 0, up to ${highest})`);
  }
  return value;
}

function removedField(text: string | undefined): CorrectionField | null {
  if (text === undefined) return null;
  const own = CORRECTION_FIELDS.find((field) => field === text);
  return own ?? REMOVABLE[oneOf("--remove", text, Object.keys(REMOVABLE))] ?? null;
}

interface SplitOptions extends CommonOptions {
  readonly rejoin?: boolean;
}

/** `niggle split RUN SOURCE`: that source is a session of its own, and is never joined with this run again. */
export async function splitCommand(
  surroundings: Surroundings,
  options: SplitOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const [runText = "", sourceText = ""] = args;
  const { first, second } = await withCommands(surroundings, options, async (commands) => {
    const run = await findRun(commands, athlete, runText);
    if (options.rejoin === true) {
      const other = await findRun(commands, athlete, sourceText);
      await commands.rejoinSources(athlete, run.id, other.id);
      return { first: run.id, second: other.id };
    }
    const source = findSource(run, sourceText);
    const [other] = run.sources.filter(({ id }) => id !== source);
    if (other === undefined)
      throw new UsageError(`run ${shortId(run.id)} has one source only: there is nothing to split`);
    await commands.splitSources(athlete, other.id, source);
    return { first: other.id, second: source };
  });
  const word = options.rejoin === true ? "may be one run again" : "are two runs from now on";
  if (options.json === true)
    surroundings.terminal.out(JSON.stringify({ first, second, rejoined: options.rejoin === true }));
  else surroundings.terminal.out(`${shortId(first)} and ${shortId(second)} ${word}.`);
  return EXIT.done;
}
