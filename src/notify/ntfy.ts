import type { AssessmentLevel } from "../domain/assessment.ts";
import { type Means, secretText } from "./means.ts";
import type { Outgoing } from "./outgoing.ts";
import { post } from "./post.ts";
import type { NtfySettings } from "./settings.ts";

/** 1 is silent, 5 breaks through: what waits for a clinician or for rest is loud, but wakes nobody. */
const PRIORITIES: Readonly<Record<AssessmentLevel, number>> = { clinician: 4, red: 4, amber: 3, green: 2, grey: 2 };

/** The service takes 4,096 bytes and makes a public file of what is longer. */
const MOST_BYTES = 3500;

/**
 * Publishes the week to an ntfy topic. Anyone who knows the topic can read it: it says the verdict's level and no more,
 * unless the runner asked for details.
 * @throws DeliveryError when it did not arrive
 */
export async function sendByNtfy(settings: NtfySettings, outgoing: Outgoing, means: Means): Promise<void> {
  const { message, isTest } = outgoing;
  const body = JSON.stringify({
    topic: settings.topic,
    title: `${isTest ? "Test: " : ""}${message.subject}`,
    message: cut(settings.details ? message.details : message.brief),
    priority: PRIORITIES[message.level],
  });
  const headers: Record<string, string> =
    settings.token === null ? {} : { authorization: `Bearer ${secretText(settings.token, means)}` };
  await post(settings.server, { headers, body });
}

function cut(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  let short = "";
  for (const letter of text) {
    if (Buffer.byteLength(short) + Buffer.byteLength(letter) > MOST_BYTES) break;
    short += letter;
  }
  return `${short}…`;
}
