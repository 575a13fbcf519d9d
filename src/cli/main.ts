#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { instantFromEpochS } from "../domain/instant.ts";
import { EXIT } from "./exit-codes.ts";
import { secretReader } from "./read-secret.ts";
import { run } from "./run.ts";
import type { Surroundings } from "./surroundings.ts";
import { processTerminal } from "./terminal.ts";

// The composition root: the only reader of the arguments, the environment and the clock.

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const terminal = processTerminal(process);

// Whatever is written, by us or by the database, is for its owner alone.
process.umask(0o077);

const surroundings: Surroundings = {
  terminal,
  env: process.env,
  cwd: process.cwd(),
  version,
  now: () => instantFromEpochS(Date.now() / 1000),
  readSecret: secretReader(process),
  pipes: () => ({ input: process.stdin, output: process.stdout }),
  machineZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  untilStopped: () => new Promise((resolve) => onFirstStop(resolve)),
  stopSignal: () => {
    const stop = new AbortController();
    onFirstStop(() => stop.abort());
    return stop.signal;
  },
};

/** Asked a second time, the process ends at once, as it does when nobody listens. */
function onFirstStop(listener: () => void): void {
  const stopped = () => {
    process.off("SIGINT", stopped);
    process.off("SIGTERM", stopped);
    listener();
  };
  process.on("SIGINT", stopped);
  process.on("SIGTERM", stopped);
}

// A reader that went away (`niggle report | head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
});

process.exitCode = await run(surroundings, process.argv.slice(2));
