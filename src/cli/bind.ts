import type { ExitCode } from "./exit-codes.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a command does, with its options and the words after it. */
export type Action = (surroundings: Surroundings, options: never, args: readonly string[]) => Promise<ExitCode>;

/** Ties a command's words to what it does, which is loaded only when it is called. */
export type Bind = (load: () => Promise<Action>) => (...passed: unknown[]) => Promise<void>;
