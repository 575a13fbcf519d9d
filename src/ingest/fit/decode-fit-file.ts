import type { IngestProblem } from "../../domain/import-outcome.ts";
import type { DecodeContext, DecodedFile } from "../decoded-file.ts";
import { activitiesFromFit, completeRecords } from "./activities-from-fit.ts";
import { decodeFit } from "./decode-fit.ts";
import { looksLikeFit } from "./looks-like-fit.ts";
import type { RecordColumns } from "./record-columns.ts";
import { secondOpinion } from "./second-opinion.ts";

const SECOND_OPINION: IngestProblem = {
  reason: "SECOND_OPINION",
  detail: "This file could only be read with the reference decoder. Check that its numbers look right.",
};

/** A FIT file as activities. Never throws, whatever the bytes. */
export function decodeFitFile(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const own = ownReading(bytes, context);
  if (own.kind !== "rejected" || !looksLikeFit(bytes) || !isAnotherReadersChance(own.problem)) return own;
  return readingOfReference(bytes, context) ?? own;
}

/** The samples of a FIT file, for a page that shows one run: strap heart rate and developer fields in place; null when it cannot be read. */
export function recordColumnsFromFit(bytes: Uint8Array): RecordColumns | null {
  const decoded = decodeFit(bytes);
  return decoded.kind === "decoded" ? completeRecords(decoded.value) : null;
}

function ownReading(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const decoded = decodeFit(bytes);
  if (decoded.kind === "rejected") return decoded;
  const file = activitiesFromFit(decoded.value, context);
  return file.kind === "decoded" ? { ...file, warnings: [...decoded.warnings, ...file.warnings] } : file;
}

const isAnotherReadersChance = ({ reason }: IngestProblem) => reason === "FIT_CORRUPT" || reason === "NO_RECORDS";

function readingOfReference(bytes: Uint8Array, context: DecodeContext): DecodedFile | null {
  const messages = secondOpinion(bytes);
  const file = messages === null ? null : activitiesFromFit(messages, context);
  if (file?.kind !== "decoded") return null;
  return {
    ...file,
    activities: file.activities.map((activity) => ({ ...activity, flags: [...activity.flags, "SECOND_OPINION"] })),
    warnings: [SECOND_OPINION, ...file.warnings],
  };
}
