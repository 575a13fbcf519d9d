/** What the shell is told. Warnings on a file that could be read do not change it; 130 is what shells call Ctrl-C. */
export const EXIT = { done: 0, someRefused: 1, usage: 2, broken: 3, stopped: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command that was called wrongly: one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The world around the command is broken (disk, lock, damaged file): one sentence, exit code 3. */
export class WorldError extends Error {
  override readonly name = "WorldError";
}
