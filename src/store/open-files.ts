import { isMainThread } from "node:worker_threads";
import { StoreLockedError } from "./errors.ts";

/**
 * The files this process has open. The engine's own lock works between processes only: a second open in the same
 * process would succeed, and the two would overwrite each other. The list hangs on the global object, so that two
 * copies of this module still share it.
 */
const KEY = Symbol.for("niggle.store.open-files");
const registry = globalThis as { [KEY]?: Set<string> };

function openFiles(): Set<string> {
  registry[KEY] ??= new Set();
  return registry[KEY];
}

/** Refuses every thread but the main one: a worker thread shares neither the lock nor this list. */
export function refuseWorkerThread(): void {
  if (isMainThread) return;
  throw new StoreLockedError(
    "the database can be opened by the main thread only: send results from the worker to the main thread instead",
    { pid: process.pid },
  );
}

/**
 * Takes a file for this process until the returned function is called.
 *
 * @param file  real path, so that two names of one file are one file
 * @throws StoreLockedError when this process has it open already
 */
export function claimFile(file: string): () => void {
  const files = openFiles();
  if (files.has(file)) {
    throw new StoreLockedError(
      `${file} is open in this process already (process ${process.pid}): use that store, or close it first`,
      { pid: process.pid },
    );
  }
  files.add(file);
  return () => {
    files.delete(file);
  };
}
