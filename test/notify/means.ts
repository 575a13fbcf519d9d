import { MAIL_COLOURS } from "../../src/cli/mail-colours.ts";
import { instantFromIso, type UtcInstant } from "../../src/domain/instant.ts";
import type { Means } from "../../src/notify/means.ts";
import { weekMessage } from "../../src/notify/message.ts";
import type { Outgoing } from "../../src/notify/outgoing.ts";
import { sampleReport } from "../sample-report.ts";

export const NOW = instantFromIso("2026-11-22T18:00:00Z") as UtcInstant;

/** Means whose clock stands still and whose pauses take no time but are counted. */
export function stillMeans(env: Means["env"] = {}): Means & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    now: () => NOW,
    sleep: async (durationS) => void pauses.push(durationS),
    env,
    signal: new AbortController().signal,
    pauses,
  };
}

/** When a channel sends, for settings of any kind. */
export const SUNDAYS = { weekday: 7, at: "18:00", zone: "UTC", since: "2026-11-01T00:00:00Z" };

const REPORT = sampleReport();

export function outgoing(change: Partial<Outgoing> = {}): Outgoing {
  return { report: REPORT, message: weekMessage(REPORT, MAIL_COLOURS), id: "niggle_test", isTest: false, ...change };
}
