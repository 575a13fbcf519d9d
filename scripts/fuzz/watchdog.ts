import { Worker } from "node:worker_threads";

const LONGEST_WAIT_S = 30;
const NAME_B = 200;

/** Ends the process, with a word on which case it was, when a case does not come to an end. */
export interface Watchdog {
  begin(name: string): void;
  stop(): void;
}

/** Runs in a thread of its own, since a case that never ends leaves no time to anyone else. */
const SOURCE = `
const { workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const { count, name, waitS } = workerData;
let [last, since] = [-1, Date.now()];
setInterval(() => {
  const now = Atomics.load(count, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  else if (Date.now() - since > waitS * 1000) {
    writeSync(2, "FAULT no end after " + waitS + " s: " + Buffer.from(name).toString().replaceAll("\\0", "") + "\\n");
    process.kill(process.pid, "SIGKILL");
  }
}, 1000);
`;

export function startWatchdog(): Watchdog {
  const count = new Int32Array(new SharedArrayBuffer(4));
  const name = new Uint8Array(new SharedArrayBuffer(NAME_B));
  const worker = new Worker(SOURCE, { eval: true, workerData: { count, name, waitS: LONGEST_WAIT_S } });
  worker.unref();
  const encoder = new TextEncoder();
  return {
    begin: (text) => {
      name.set(encoder.encode(text.slice(0, NAME_B).padEnd(NAME_B, "\0")).subarray(0, NAME_B));
      Atomics.add(count, 0, 1);
    },
    stop: () => void worker.terminate(),
  };
}
