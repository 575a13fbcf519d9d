import { parentPort } from "node:worker_threads";
import type { DecodeReply, DecodeRequest } from "../../src/ingest/decode-worker.ts";

/** A worker that does what the first byte of a file says: 1 ends it, 2 throws, 3 never answers, else it skips the file. */
parentPort?.on("message", (request: DecodeRequest) => {
  if (!("bytes" in request)) throw new Error("want bytes");
  const { bytes } = request;
  if (bytes[0] === 1) process.exit(1);
  if (bytes[0] === 2) throw new Error("the worker fell over");
  if (bytes[0] === 3) return;
  const reply: DecodeReply = {
    kind: "decoded",
    file: { kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY", detail: `byte ${bytes[0]} of ${bytes.length}` } },
  };
  parentPort?.postMessage(reply);
});
