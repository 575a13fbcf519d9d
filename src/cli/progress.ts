import type { Terminal } from "./terminal.ts";

/** A bar for work that takes more than a second, on a terminal; silent elsewhere. */
export interface Progress {
  update(done: number, total: number, what: string): void;
  finish(): void;
}

const APPEARS_AFTER_MS = 1000;
const REDRAW_EVERY_MS = 80;
const BAR_CELLS = 24;

/** @param nowMs the clock, in milliseconds */
export function progressBar(terminal: Terminal, nowMs: () => number): Progress {
  const startedMs = nowMs();
  let drawnMs = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(done, total, what) {
      const now = nowMs();
      if (!terminal.isInteractive || now - startedMs < APPEARS_AFTER_MS || now - drawnMs < REDRAW_EVERY_MS) return;
      drawnMs = now;
      isShown = true;
      terminal.redraw(barLine({ done, total, what, elapsedMs: now - startedMs, columns: terminal.columns }));
    },
    finish() {
      if (isShown) terminal.redraw("");
    },
  };
}

interface BarState {
  readonly done: number;
  readonly total: number;
  readonly what: string;
  readonly elapsedMs: number;
  readonly columns: number;
}

function barLine({ done, total, what, elapsedMs, columns }: BarState): string {
  const frac = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(frac * BAR_CELLS);
  const leftS = frac > 0 ? Math.ceil((elapsedMs / frac - elapsedMs) / 1000) : 0;
  const head = `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)} ${done} of ${total} · ${leftS} s left · `;
  return (head + what).slice(0, columns - 1);
}
