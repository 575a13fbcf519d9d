import { setTimeout as pause } from "node:timers/promises";
import { runSchedule } from "../notify/run-schedule.ts";
import { homeZoneOf } from "../usecases/home-zone.ts";
import { MAIL_COLOURS } from "./mail-colours.ts";
import type { Surroundings } from "./surroundings.ts";
import type { World } from "./world.ts";

/** A pause that ends early when the signal says stop. */
export const pauseUntil =
  (signal: AbortSignal) =>
  async (durationS: number): Promise<void> => {
    await pause(durationS * 1000, undefined, { signal }).catch(() => undefined); // stopped: the caller looks at the signal
  };

/** Sends the week's verdict where notify.json says, until the signal says stop. Without the file nothing is sent. */
export async function deliverWhileServing(
  { now, env, terminal }: Surroundings,
  { app, deps, dataDir }: Pick<World, "app" | "deps" | "dataDir">,
  signal: AbortSignal,
): Promise<void> {
  await runSchedule({
    now,
    env,
    signal,
    sleep: pauseUntil(signal),
    dataDir,
    colours: MAIL_COLOURS,
    log: (line) => terminal.err(line),
    report: async (athlete) => app.weeklyReport(athlete, await app.today(athlete)),
    homeZone: (athlete) => homeZoneOf(deps, athlete),
  });
}
