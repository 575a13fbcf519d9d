import { formatLocalDay } from "../../domain/local-day.ts";
import type { People } from "../people.ts";
import { reachFor } from "./assistant-access.ts";
import { type Answering, TELLERS } from "./assistant-answers.ts";
import {
  ASSISTANT_NEEDS,
  type AssistantAnswer,
  type AssistantArgs,
  type AssistantCall,
  AssistantRefusal,
  type AssistantTool,
} from "./assistant-call.ts";
import { LOG_TOOLS, type LogTool, logFor } from "./assistant-log.ts";
import { dayArgument } from "./day-argument.ts";

/** One call of an assistant, in the process that owns the database: decided, put on record, and answered. */
export async function askAssistant(
  answering: Answering & { readonly people: People },
  call: AssistantCall,
): Promise<AssistantAnswer> {
  try {
    return await answerOf(answering, call);
  } catch (error) {
    if (error instanceof Error && (error instanceof RangeError || REFUSALS.has(error.name)))
      return { kind: "refused", why: error.message };
    throw error;
  }
}

const REFUSALS: ReadonlySet<string> = new Set([
  "AssistantRefusal",
  "NotFoundError",
  "NotAllowedError",
  "ReusedKeyError",
]);

async function answerOf(
  answering: Answering & { readonly people: People },
  call: AssistantCall,
): Promise<AssistantAnswer> {
  const { tool, args } = call;
  if (!Object.hasOwn(ASSISTANT_NEEDS, tool)) throw new AssistantRefusal(`there is no tool ${tool}`);
  const reach = await reachFor(answering.people, call);
  const { athlete } = reach;
  if (isLogTool(tool)) {
    const { day } = await logFor(answering.app, reach, { tool, args });
    const written = formatLocalDay(day);
    return {
      ...{ kind: "answer", athlete, asOf: written, unknown: [], next: null },
      text: `Written down for ${written}.`,
      data: { logged: 1, day: written },
    };
  }
  const asOf = dayArgument("asOf", args.asOf, await answering.app.today(athlete));
  const { unknown = [], next = null, ...told } = await TELLERS[tool](answering, { athlete, asOf, args: clean(args) });
  return { kind: "answer", athlete, asOf: formatLocalDay(asOf), unknown, next, ...told };
}

const isLogTool = (tool: AssistantTool): tool is LogTool => LOG_TOOLS.some((one) => one === tool);

/** An empty cursor is none: some assistants send every argument. */
function clean({ cursor, ...args }: AssistantArgs): AssistantArgs {
  return cursor === undefined || cursor === "" ? args : { ...args, cursor };
}
