import { progressBar } from "./progress.ts";
import type { Surroundings } from "./surroundings.ts";

const EVERY_MS = 250;

/** Shows that work of unknown length goes on, and for how long, until it ends. */
export async function whileWaiting<T>(
  { terminal, now }: Pick<Surroundings, "terminal" | "now">,
  what: string,
  work: Promise<T>,
): Promise<T> {
  const bar = progressBar(terminal, now);
  const timer = setInterval(() => bar.show(0, (elapsedS) => `${Math.floor(elapsedS)} s · ${what}`), EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    bar.finish();
  }
}
