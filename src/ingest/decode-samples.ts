import type { RunSamples } from "../domain/run-samples.ts";
import { decodeKept, type KeptFile } from "./decode-kept.ts";
import type { DecodeContext, ReadSamples } from "./decoded-file.ts";

/**
 * The samples of one recording of a kept original.
 *
 * @param indexInFile its place in the file
 */
export async function decodeSamples(kept: KeptFile, indexInFile: number, context: DecodeContext): Promise<ReadSamples> {
  const found: RunSamples[] = [];
  const onSamples: DecodeContext["onSamples"] = (index, samples) => {
    if (index === indexInFile) found.push(samples);
  };
  const file = await decodeKept(kept, { ...context, onSamples }, () => undefined);
  if (file.kind === "rejected") return { kind: "unreadable", problem: file.problem };
  const samples = found.at(-1);
  return samples === undefined ? { kind: "none" } : { kind: "samples", samples };
}

/** The memory behind the samples, so that they are handed over and not copied. */
export function buffersOf({ timeS, weightS, columns }: RunSamples): ArrayBuffer[] {
  return [timeS, weightS, ...Object.values(columns)].map(({ buffer }) => buffer as ArrayBuffer);
}
