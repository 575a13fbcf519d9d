import type { Readable, Writable } from "node:stream";
import type { UtcInstant } from "../domain/instant.ts";
import type { Terminal } from "./terminal.ts";

/** What the process stands in, read once by main.ts and passed down. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly version: string;
  readonly now: () => UtcInstant;
  /** Asks for something secret, without an echo; where nobody types, the first line of standard input. */
  readonly readSecret: (prompt: string) => Promise<string>;
  /** Standard input and output, for a program that talks to us. */
  readonly pipes: () => { readonly input: Readable; readonly output: Writable };
  /** IANA name of the machine's zone. */
  readonly machineZone: string;
  /** Resolves when the person asks the process to stop. Until it is called, being asked ends the process at once. */
  readonly untilStopped: () => Promise<void>;
  /**
   * Aborts when the person asks the process to stop for the first time; asked a second time, it ends at once. Until it is
   * called, being asked ends the process at once.
   */
  readonly stopSignal: () => AbortSignal;
}
