import { epochSOf } from "../domain/instant.ts";
import { type Delivery, deliverDue } from "./deliver-due.ts";
import { NotifyFileError } from "./settings-file.ts";

/** Looked at by the clock and not by a long pause: a machine that slept is back in time for its turn. */
const LOOK_EVERY_S = 60;
const TELL_AGAIN_AFTER_S = 3600;

/** Sends what is due until the process is asked to stop. A failure is told, at most once an hour, and ends nothing. */
export async function runSchedule(delivery: Delivery): Promise<void> {
  let told: { readonly line: string; readonly atS: number } | null = null;
  while (!delivery.signal.aborted) {
    try {
      await deliverDue(delivery);
      told = null;
    } catch (error) {
      const line = `notify: ${problemWords(error)}`;
      const atS = epochSOf(delivery.now());
      if (told === null || told.line !== line || Math.abs(atS - told.atS) >= TELL_AGAIN_AFTER_S) {
        delivery.log(line);
        told = { line, atS };
      }
    }
    await delivery.sleep(LOOK_EVERY_S);
  }
}

function problemWords(error: unknown): string {
  if (error instanceof NotifyFileError) return error.message;
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return `the settings, or the record of what was sent, cannot be read or written${code}`;
}
