import type { Terminal } from "./terminal.ts";

/** A bar for work that takes more than a second, on a terminal; silent elsewhere. */
export interface Progress {
  update(done: number, total: number, what: string): void;
  /** Draws a share of 0 to 1 with words of the caller's own, made from the seconds since the start. */
  show(share: number, words: (elapsedS: number) => string): void;
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
  const show = (share: number, words: (elapsedS: number) => string) => {
    const now = nowMs();
    if (!terminal.isInteractive || now - startedMs < APPEARS_AFTER_MS || now - drawnMs < REDRAW_EVERY_MS) return;
    drawnMs = now;
    isShown = true;
    const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_CELLS);
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)}`;
    terminal.redraw(`${bar} ${words((now - startedMs) / 1000)}`.slice(0, terminal.columns - 1));
  };
  return {
    show,
    update(done, total, what) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      show(share, (elapsedS) => {
        const leftS = share > 0 ? Math.ceil(elapsedS / share - elapsedS) : 0;
        return `${done} of ${total} · ${leftS} s left · ${what}`;
      });
    },
    finish() {
      if (isShown) terminal.redraw("");
    },
  };
}
