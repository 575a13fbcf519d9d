import { parentPort } from "node:worker_threads";
import { decodeFile } from "./decode-file.ts";
import type { DecodeContext, DecodedFile } from "./decoded-file.ts";

/** What the pool sends: one file. */
export interface DecodeRequest {
  readonly bytes: Uint8Array;
  readonly context: DecodeContext;
}

/** What the worker answers. `failed` is a fault in the decoder, not in the file. */
export type DecodeReply =
  | { readonly kind: "decoded"; readonly file: DecodedFile }
  | { readonly kind: "failed"; readonly message: string };

async function reply(request: DecodeRequest): Promise<DecodeReply> {
  try {
    return { kind: "decoded", file: await decodeFile(request.bytes, request.context) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (request: DecodeRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer));
});
