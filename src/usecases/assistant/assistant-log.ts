import { createHash } from "node:crypto";
import type { ActivityId, AthleteId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { writeKey } from "../../domain/write-key.ts";
import type { App } from "../app.ts";
import type { AssistantReach } from "./assistant-access.ts";
import { type AssistantArgs, AssistantRefusal } from "./assistant-call.ts";
import { dayArgument } from "./day-argument.ts";

/** What an assistant may write down, when the person allowed it. */
export const LOG_TOOLS = ["log_pain", "log_no_pain", "log_rpe", "log_rest"] as const;
export type LogTool = (typeof LOG_TOOLS)[number];

/** Writes one thing down that the runner said. @throws AssistantRefusal, ReusedKeyError, RangeError */
export async function logFor(
  app: App,
  { athlete, by }: AssistantReach,
  { tool, args }: { readonly tool: LogTool; readonly args: AssistantArgs },
): Promise<{ readonly day: LocalDay }> {
  const today = await app.today(athlete);
  const day = dayArgument("day", args.day, today);
  if (day > today) throw new AssistantRefusal(`${args.day} has not come yet: leave day out for today`);
  const fact = await factOf(app, athlete, { tool, args, day });
  if (args.key === undefined)
    throw new AssistantRefusal("missing key: name this entry with 8 to 64 letters and digits");
  const mark = createHash("sha256").update(JSON.stringify(fact)).digest("hex").slice(0, 16);
  await app.log(athlete, [fact], writeKey(args.key, mark), by);
  return { day: "entry" in fact && fact.kind === "rpe" ? fact.entry.day : day };
}

interface Said {
  readonly tool: LogTool;
  readonly args: AssistantArgs;
  readonly day: LocalDay;
}

async function factOf(app: App, athlete: AthleteId, { tool, args, day }: Said): Promise<JournalFact> {
  switch (tool) {
    case "log_pain":
      return painFact(args, day);
    case "log_no_pain":
      return { kind: "no-pain", entry: { day } };
    case "log_rest":
      return { kind: "day-mark", entry: { day, state: "rest" } };
    case "log_rpe":
      return rpeFact(app, athlete, { args, day });
    default:
      return tool satisfies never;
  }
}

function painFact(
  { region, side, moment, nrs, quality, alteredGait, nightPain, note }: AssistantArgs,
  day: LocalDay,
): JournalFact {
  if (region === undefined || nrs === undefined) throw new AssistantRefusal("missing region or nrs: ask the runner");
  return {
    kind: "pain",
    entry: {
      day,
      region,
      side: side ?? null,
      moment: moment ?? "daily",
      nrs,
      quality: quality ?? null,
      alteredGait: alteredGait ?? null,
      nightPain: nightPain ?? null,
      note: note ?? null,
      activityId: null,
    },
  };
}

/** A rating of one run names it; then the day is that of the run. */
async function rpeFact(app: App, athlete: AthleteId, { args, day }: Omit<Said, "tool">): Promise<JournalFact> {
  const { rpe0To10, run: id } = args;
  if (rpe0To10 === undefined) throw new AssistantRefusal("missing rpe0To10: ask the runner");
  if (id === undefined) return { kind: "rpe", entry: { day, activityId: null, rpe0To10 } };
  const run = await app.run(athlete, id as ActivityId);
  if (run === null) throw new AssistantRefusal(`there is no run ${id}: the tool runs lists them`);
  return { kind: "rpe", entry: { day: run.day, activityId: run.id, rpe0To10 } };
}
