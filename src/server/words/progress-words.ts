import type { ImportProgress, ImportState } from "../imports/import-job.ts";

const MB = 1024 * 1024;

/** `0.4 MB`, `12 MB`, `1.3 GB`. */
export function sizeWords(sizeB: number): string {
  const mb = sizeB / MB;
  if (mb >= 1000) return `${(mb / 1024).toFixed(1)} GB`;
  return mb >= 10 ? `${Math.round(mb)} MB` : `${mb.toFixed(1)} MB`;
}

/** `5 s left`, `2 min left`; rounded up, so that it rarely promises too much. */
function leftWords(timeLeftS: number): string {
  if (timeLeftS < 90) return `about ${Math.max(1, Math.ceil(timeLeftS))} s left`;
  return `about ${Math.ceil(timeLeftS / 60)} min left`;
}

/** `31 of 273 files · 1.2 of 8.4 MB · 45 files a second · about 5 s left`; leaves out what is not known. */
export function progressWords(progress: ImportProgress): string {
  const { filesDone, filesFound, bytesDone, bytesFound, filesPerS, timeLeftS } = progress;
  return [
    `${filesDone} of ${filesFound} ${filesFound === 1 ? "file" : "files"}`,
    `${sizeWords(bytesDone)} of ${sizeWords(bytesFound)}`,
    filesPerS === null ? "" : `${filesPerS < 10 ? filesPerS.toFixed(1) : Math.round(filesPerS)} files a second`,
    timeLeftS === null ? "" : leftWords(timeLeftS),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** What a person is told when an import is over and something cut it short; null when it simply ended. */
export const STATE_WORDS: Readonly<Record<ImportState, string | null>> = {
  running: null,
  done: null,
  cancelled: "Stopped. What is listed is in; the rest was not touched. Send the files again to go on.",
  failed: "Something broke on our side. What is listed is in; send the files again to go on.",
};
