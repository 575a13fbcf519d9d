import type { Words } from "../../messages/words.ts";
import type { ImportProgress, ImportState } from "../imports/import-job.ts";

const MB = 1024 * 1024;

/** `0.4 MB`, `12 MB`, `1.3 GB`. */
export function sizeWords(sizeB: number, { number }: Words): string {
  const mb = sizeB / MB;
  if (mb >= 1000) return `${number(mb / 1024, 1)} GB`;
  return `${number(mb, mb >= 10 ? 0 : 1)} MB`;
}

/** `5 s left`, `2 min left`; rounded up, so that it rarely promises too much. */
function leftWords(timeLeftS: number, { say }: Words): string {
  if (timeLeftS < 90) return say("import.progress.left-s", { seconds: Math.max(1, Math.ceil(timeLeftS)) });
  return say("import.progress.left-min", { minutes: Math.ceil(timeLeftS / 60) });
}

/** `31 of 273 files · 1.2 of 8.4 MB · 45 files a second · about 5 s left`; leaves out what is not known. */
export function progressWords(progress: ImportProgress, words: Words): string {
  const { say, number } = words;
  const { filesDone, filesFound, bytesDone, bytesFound, filesPerS, timeLeftS } = progress;
  return [
    say("import.progress.files", { done: filesDone, found: filesFound, count: filesFound }),
    say("import.progress.size", { done: sizeWords(bytesDone, words), found: sizeWords(bytesFound, words) }),
    filesPerS === null ? "" : say("import.progress.speed", { files: number(filesPerS, filesPerS < 10 ? 1 : 0) }),
    timeLeftS === null ? "" : leftWords(timeLeftS, words),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** What a person is told when an import is over and something cut it short; null when it simply ended. */
export function stateWords(state: ImportState, { say }: Words): string | null {
  return state === "running" || state === "done" ? null : say(`import.state.${state}`);
}
