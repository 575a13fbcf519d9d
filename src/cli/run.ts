import type { ExitCode } from "./exit-codes.ts";
import { printFailure } from "./print-failure.ts";
import { runProgram } from "./program.ts";
import type { Surroundings } from "./surroundings.ts";

/** One command from its arguments to its exit code. Failures are told in a sentence; nothing is thrown. */
export async function run(surroundings: Surroundings, argv: readonly string[]): Promise<ExitCode> {
  try {
    return await runProgram(surroundings, argv);
  } catch (error) {
    return printFailure(surroundings.terminal, error);
  }
}
