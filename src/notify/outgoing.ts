import { createHash } from "node:crypto";
import type { WeeklyReport } from "../usecases/app.ts";
import type { WeekMessage } from "./message.ts";

/** One message on its way. */
export interface Outgoing {
  readonly report: WeeklyReport;
  readonly message: WeekMessage;
  /** Names this delivery, however often it is tried. */
  readonly id: string;
  /** The runner asked to see what a message looks like. */
  readonly isTest: boolean;
}

/** The same parts always make the same id, and it tells nobody what they were. */
export function deliveryId(parts: readonly string[]): string {
  return `niggle_${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)}`;
}
