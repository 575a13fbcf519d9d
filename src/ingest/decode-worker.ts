import { parentPort } from "node:worker_threads";
import { decodeFile } from "./decode-file.ts";
import { decodeKept, type KeptFile } from "./decode-kept.ts";
import { buffersOf, decodeSamples } from "./decode-samples.ts";
import type { DecodeContext, DecodedFile, ReadSamples } from "./decoded-file.ts";

/** What the pool sends: one file, as its bytes or as the place where it is kept; or a recording in it whose samples are asked for. */
export type DecodeRequest =
  | { readonly bytes: Uint8Array; readonly context: DecodeContext }
  | { readonly kept: KeptFile; readonly context: DecodeContext }
  | { readonly kept: KeptFile; readonly context: DecodeContext; readonly samplesOf: number };

/** What the worker answers. `reading` comes before the answer; `failed` is a fault in the decoder, not in the file. */
export type DecodeReply =
  | { readonly kind: "reading"; readonly sizeB: number }
  | { readonly kind: "decoded"; readonly file: DecodedFile }
  | { readonly kind: "samples"; readonly read: ReadSamples }
  | { readonly kind: "failed"; readonly message: string };

const TELL_EVERY_B = 4_000_000;

async function reply(request: DecodeRequest): Promise<DecodeReply> {
  try {
    if ("samplesOf" in request) {
      return { kind: "samples", read: await decodeSamples(request.kept, request.samplesOf, request.context) };
    }
    return { kind: "decoded", file: await decode(request) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

function decode(request: Exclude<DecodeRequest, { samplesOf: number }>): Promise<DecodedFile> {
  if ("bytes" in request) return decodeFile(request.bytes, request.context);
  let untoldB = 0;
  return decodeKept(request.kept, request.context, (sizeB) => {
    untoldB += sizeB;
    if (untoldB < TELL_EVERY_B) return;
    tell({ kind: "reading", sizeB: untoldB });
    untoldB = 0;
  });
}

function tell(answer: DecodeReply): void {
  const samples = answer.kind === "samples" && answer.read.kind === "samples" ? answer.read.samples : null;
  parentPort?.postMessage(answer, samples === null ? [] : buffersOf(samples));
}

parentPort?.on("message", (request: DecodeRequest) => {
  void reply(request).then(tell);
});
