import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { ENGLISH } from "../messages/words.ts";
import type { AssistantAnswer, JsonObject } from "../usecases/assistant/assistant-call.ts";

/** More characters than this no assistant should be handed at once. */
const MOST_CHARS = 400_000;

/** What an answer holds besides the line that stands under every one. */
export interface Answer {
  readonly athlete: string | null;
  readonly asOf: string | null;
  readonly text: string;
  readonly unknown: readonly string[];
  readonly data: JsonObject;
  readonly next: string | null;
}

/** A refusal or a failure that an assistant can tell the person. */
export const refusal = (why: string): CallToolResult => ({ isError: true, content: [{ type: "text", text: why }] });

/** An answer twice: as sentences, and as the JSON that its schema describes. */
export function toolResult(answer: Answer): CallToolResult {
  const { athlete, asOf, text, unknown, data, next } = answer;
  const notice = ENGLISH.say("frame.not-advice");
  const json = JSON.stringify(data);
  if (json.length > MOST_CHARS)
    return refusal(
      `the answer has ${json.length} characters, more than the ${MOST_CHARS} allowed: ask for fewer with limit`,
    );
  const sentences = [
    text,
    ...unknown.map((what) => `Unknown: ${what}`),
    ...(next === null ? [] : [`Cut: the list goes on with cursor ${next}.`]),
    ...(text.includes(notice) ? [] : [notice]),
  ].join("\n\n");
  return {
    content: [
      { type: "text", text: sentences },
      { type: "text", text: json },
    ],
    structuredContent: { notice, athlete, asOf, text, unknown, data, next },
  };
}

/** What the owner of the data said, as an answer of the protocol. */
export function resultOf(answer: AssistantAnswer): CallToolResult {
  return answer.kind === "refused" ? refusal(answer.why) : toolResult(answer);
}
