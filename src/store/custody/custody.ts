/** Taking data out, putting them away safely, and letting go of them. A use case is handed this as a whole. */

export { parseEntry, serialiseEntry } from "../journal-entry.ts";
export { measurePacked } from "../original-stream.ts";
export { createWriteQueue } from "../write-queue.ts";
export * as backupFiles from "./backup-files.ts";
export * as erasing from "./erasing.ts";
export * as knownBackups from "./known-backups.ts";
export * as members from "./members.ts";
export * as scratch from "./scratch.ts";
export * as tableFiles from "./table-files.ts";
