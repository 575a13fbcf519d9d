import type { Snapshot } from "../store/snapshot.ts";
import type { Deps } from "./deps.ts";

/** The world in which everything that reads the database reads one moment of it. */
export function stillAt(deps: Deps, look: Snapshot["look"]): Deps {
  return { ...deps, store: { ...deps.store, read: (work) => work(look) } };
}
