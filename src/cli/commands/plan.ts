import type { JournalFact } from "../../domain/journal.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { PLAN_KINDS, type PlannedRun } from "../../domain/plan.ts";
import { METRES_PER_KM, sFromMin } from "../../domain/units.ts";
import { serialise } from "../../store/journal-entry.ts";
import type { Commands } from "../../usecases/commands.ts";
import { planJson } from "../../usecases/plan-json.ts";
import { athleteOption, type CommonOptions, dayOption, oneOf, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { printPlan } from "../print-plan.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface PlanOptions extends CommonOptions {
  readonly asOf?: string;
  readonly kind?: string;
  readonly min?: string;
  readonly title?: string;
  readonly slot?: string;
  readonly from?: string;
  readonly ready?: boolean;
  readonly leave?: boolean;
}

type PlanAction = (surroundings: Surroundings, options: PlanOptions, args: readonly string[]) => Promise<ExitCode>;

/** Runs of one day that can be planned. */
const SLOTS = { from: 1, to: 9 };
const LONGEST_KM = 1000;
const LONGEST_MIN = 20_160;

/** `niggle plan`: the fortnight ahead, by the same rules as the report. */
async function showPlan(surroundings: Surroundings, options: PlanOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const report = await withCommands(surroundings, options, async (commands) =>
    commands.planReport(athlete, stated ?? (await commands.today(athlete))),
  );
  if (options.json === true) surroundings.terminal.out(JSON.stringify(planJson(report)));
  else printPlan(surroundings.terminal, report);
  return EXIT.done;
}

/** `niggle plan add DAY KM`: the first free place of the day, or the one that --slot names. */
const addToPlan: PlanAction = (surroundings, options, args) => {
  const run: PlannedRun = {
    day: dayOption("day", args[0] ?? ""),
    slot: slotOption(options) ?? SLOTS.from,
    distanceM: amount("km", args[1] ?? "", LONGEST_KM) * METRES_PER_KM,
    durationS: options.min === undefined ? null : sFromMin(amount("--min", options.min, LONGEST_MIN)),
    kind: oneOf("--kind", options.kind ?? "easy", PLAN_KINDS),
    title: options.title ?? null,
  };
  return write(surroundings, options, async (planned) => {
    const slot = slotOption(options) ?? freeSlot(run.day, planned);
    return { kind: "run-planned", entry: { ...run, slot } };
  });
};

/** `niggle plan remove DAY`: the day's only planned run, or the one that --slot names. */
const removeFromPlan: PlanAction = (surroundings, options, args) => {
  const day = dayOption("day", args[0] ?? "");
  const slot = slotOption(options);
  return write(surroundings, options, async (planned) => {
    const slots = planned.filter((run) => run.day === day).map((run) => run.slot);
    if (slots.length === 0) throw new UsageError(`nothing is planned for ${formatLocalDay(day)}`);
    if (slot === null && slots.length > 1)
      throw new UsageError(
        `${slots.length} runs are planned for ${formatLocalDay(day)} (want --slot ${slots.join(" or ")})`,
      );
    const named = slot ?? slots[0] ?? SLOTS.from;
    if (!slots.includes(named)) throw new UsageError(`invalid --slot: ${named} (want ${slots.join(" or ")})`);
    return { kind: "run-unplanned", day, slot: named };
  });
};

/** `niggle plan return`: begins the return-to-run levels, or leaves them. */
const returnToRun: PlanAction = (surroundings, options) => {
  const stated = options.from === undefined ? null : dayOption("--from", options.from);
  if (options.leave === true) return write(surroundings, options, async () => ({ kind: "return-plan", entry: null }));
  const isReady = options.ready === true;
  return write(surroundings, options, async (_planned, today) => ({
    kind: "return-plan",
    entry: { from: stated ?? today, isReady },
  }));
};

type FactFrom = (planned: readonly PlannedRun[], today: LocalDay) => Promise<JournalFact>;

async function write(surroundings: Surroundings, options: PlanOptions, factFrom: FactFrom): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const fact = await withCommands(surroundings, options, async (commands: Commands) => {
    const today = await commands.today(athlete);
    const { planned } = await commands.planReport(athlete, today);
    const made = await factFrom(planned, today);
    await commands.log(athlete, [made]);
    return made;
  });
  if (options.json === true) surroundings.terminal.out(serialise({ logged: fact }));
  else surroundings.terminal.out("Written down.");
  return EXIT.done;
}

function slotOption({ slot }: PlanOptions): number | null {
  return slot === undefined ? null : wholeNumber("--slot", slot, SLOTS);
}

function freeSlot(day: LocalDay, planned: readonly PlannedRun[]): number {
  const taken = planned.filter((run) => run.day === day).map(({ slot }) => slot);
  for (let slot = SLOTS.from; slot <= SLOTS.to; slot++) if (!taken.includes(slot)) return slot;
  throw new UsageError(
    `${taken.length} runs are planned for ${formatLocalDay(day)} (niggle plan remove takes one away)`,
  );
}

/** A number above zero. @throws UsageError otherwise */
function amount(name: string, text: string, highest: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value <= highest))
    throw new UsageError(`invalid ${name}: ${text} (want a number above 0, up to ${highest})`);
  return value;
}

/** `niggle plan …`, one action a word. */
export const planActions = { show: showPlan, add: addToPlan, remove: removeFromPlan, return: returnToRun };
