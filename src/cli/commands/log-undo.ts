import type { AthleteId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { MOMENTS, type PainEntry, REGIONS } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";
import { THERAPY_KINDS } from "../../domain/therapy.ts";
import { serialise } from "../../store/journal-entry.ts";
import type { Commands } from "../../usecases/commands.ts";
import { athleteOption, dayOption, oneOf } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";
import { exerciseNamed } from "./log-body.ts";
import { type LogOptions, sideOption } from "./log-options.ts";

const SLIPS = ["pain", "none", "rest", "massage", "exercise"] as const;

interface Slip {
  readonly what: (typeof SLIPS)[number];
  readonly options: LogOptions;
  readonly words: readonly string[];
}

/** `niggle log undo WHAT`: takes one entry back. What was written stays in the journal, and counts for nothing. */
export async function logUndoCommand(
  surroundings: Surroundings,
  options: LogOptions,
  [first = "", ...words]: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const slip = { what: oneOf("entry", first, SLIPS), options, words };
  const stated = options.day === undefined ? null : dayOption("--day", options.day);
  const fact = await withCommands(surroundings, options, async (commands) => {
    const day = stated ?? (await commands.today(athlete));
    const found = await factOf(slip, { commands, athlete, day });
    await commands.log(athlete, [found]);
    return found;
  });
  surroundings.terminal.out(options.json === true ? serialise({ logged: fact }) : "Taken back.");
  return EXIT.done;
}

interface Asked {
  readonly commands: Commands;
  readonly athlete: AthleteId;
  readonly day: LocalDay;
}

async function factOf({ what, options, words }: Slip, asked: Asked): Promise<JournalFact> {
  const { day } = asked;
  switch (what) {
    case "pain":
      return painRemoved(options, oneOf("region", words[0] ?? "", REGIONS), asked);
    case "massage":
      return therapyRemoved(options, asked);
    case "none":
      return { kind: "no-pain-removed", day };
    case "rest":
      return { kind: "day-mark-removed", day };
    case "exercise":
      return { kind: "exercise-undone", entry: { day, key: exerciseNamed(words).key } };
    default:
      return what satisfies never;
  }
}

/** The one entry of that day that the words fit. @throws UsageError when none or several do */
async function painRemoved(
  options: LogOptions,
  region: PainEntry["region"],
  { commands, athlete, day }: Asked,
): Promise<JournalFact> {
  const side = sideOption(options);
  const moment = options.moment === undefined ? null : oneOf("--moment", options.moment, MOMENTS);
  const fits = (await commands.weeklyReport(athlete, day)).pain.filter(
    (entry) =>
      entry.day === day &&
      entry.region === region &&
      (side === null || entry.side === side) &&
      (moment === null || entry.moment === moment),
  );
  const [found] = fits;
  if (found === undefined) throw new UsageError(`no pain in ${region} is written down for ${formatLocalDay(day)}`);
  if (fits.length > 1) {
    const several = fits.map((entry) => `${siteName(entry).plain} ${entry.moment} ${entry.nrs}`).join(", ");
    throw new UsageError(`several fit: ${several} (say which with --side and --moment)`);
  }
  const { activityId } = found;
  return { kind: "pain-removed", day, region, side: found.side, moment: found.moment, activityId };
}

async function therapyRemoved({ kind }: LogOptions, { commands, athlete, day }: Asked): Promise<JournalFact> {
  const stated = kind === undefined ? null : oneOf("--kind", kind, THERAPY_KINDS);
  const fits = (await commands.weeklyReport(athlete, day)).therapy.filter(
    (session) => session.day === day && (stated === null || session.kind === stated),
  );
  const [found] = fits;
  if (found === undefined) throw new UsageError(`no session is written down for ${formatLocalDay(day)}`);
  if (fits.length > 1) {
    throw new UsageError(`several fit: ${fits.map((each) => each.kind).join(", ")} (say which with --kind)`);
  }
  return { kind: "therapy-removed", day, therapyKind: found.kind };
}
