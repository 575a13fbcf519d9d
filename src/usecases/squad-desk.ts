import type { Viewer } from "../domain/access.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { Deps } from "./deps.ts";
import { keptUntilWritten } from "./kept-until-written.ts";
import { notesTo, type ShownNote } from "./notes-to.ts";
import type { People } from "./people.ts";
import { everybodyHere, sharedWith } from "./shared-with.ts";
import { type SharedAthlete, type SquadAsked, type SquadEntry, squadOverview } from "./squad-overview.ts";

/** Whom a viewer's grants are asked of. */
export type Sharing = Pick<People, "grantsTo" | "accounts">;

/** A squad as its pages read it. */
export interface SquadDesk {
  /** The athletes that a viewer may see now, and what of each; everybody for the person at this machine. */
  squadOf(viewer: Viewer, people: Sharing): Promise<readonly SharedAthlete[]>;
  /** Each athlete once, those who need a look first; what is not shared is not in it. */
  squadOverview(athletes: readonly SharedAthlete[], asked: SquadAsked): Promise<readonly SquadEntry[]>;
  /**
   * Puts on record that a viewer reached the data of these athletes: at their own machine nothing, else each athlete once an
   * hour for a list, however often it is looked at.
   */
  squadReached(viewer: Viewer, athletes: readonly AthleteId[], action: string): Promise<void>;
  /** The notes to an athlete that nobody has put away, newest first. */
  notesTo(athlete: AthleteId, people: Pick<People, "notes" | "accounts">): Promise<readonly ShownNote[]>;
  /** Another whenever a squad's page could show anything else: data changed, or a verdict was issued. Quick. */
  squadVersion(): Promise<string>;
}

export function createSquadDesk(deps: Deps): SquadDesk {
  const { store, tables } = deps;
  const version = keptUntilWritten(store, (_: "all") =>
    store.read(async (reader) => {
      const data = await tables.dataVersions.dataVersion(reader);
      return `${data} ${await tables.squad.issuedCount(reader)}`;
    }),
  );
  return {
    squadOf: keptSquads(deps),
    squadReached: createReached(deps),
    squadOverview: (shared, asked) => squadOverview(deps, shared, asked),
    notesTo: (athlete, people) => notesTo(deps, athlete, people),
    squadVersion: () => version("all"),
  };
}

/**
 * Tells the athletes of a viewer again and again: the same list, as long as nothing was written and none of the grants it
 * rests on has come to its end.
 */
function keptSquads({ store, tables, now }: Deps): SquadDesk["squadOf"] {
  interface Kept {
    readonly writes: number;
    readonly endsAt: number;
    readonly shared: readonly SharedAthlete[];
  }
  const kept = new Map<string, Kept>();
  const here = keptUntilWritten(store, async (_: "all") =>
    everybodyHere(await store.read((reader) => tables.squad.everybody(reader))),
  );
  return async (viewer, people) => {
    if (viewer.kind === "local") return here("all");
    if (viewer.kind !== "account") return [];
    const { account } = viewer;
    const [writes, at, key] = [store.writes(), now(), JSON.stringify([account, viewer.token])];
    const known = kept.get(key);
    if (known !== undefined && known.writes === writes && at < known.endsAt) return known.shared;
    const [grants, accounts] = await Promise.all([people.grantsTo(account.id), people.accounts()]);
    const shared = sharedWith(viewer, grants, accounts, at);
    const endsAt = Math.min(...grants.map((grant) => grant.endsAt ?? Number.POSITIVE_INFINITY));
    if (kept.size >= MOST_VIEWERS) kept.clear();
    kept.set(key, { writes, endsAt, shared });
    return shared;
  };
}

const MOST_VIEWERS = 100;
const HOUR_MS = 3_600_000;

/** Remembers of each viewer and action whom it has put on record within the hour. */
function createReached({ store, tables, now }: Deps): SquadDesk["squadReached"] {
  const recorded = new Map<string, { readonly hour: number; readonly athletes: Set<AthleteId> }>();
  return async (viewer, athletes, action) => {
    if (viewer.kind !== "account") return;
    const at = now();
    const hour = Math.floor(at / HOUR_MS);
    const key = `${viewer.account.id} ${viewer.via} ${action}`;
    const known = recorded.get(key);
    const before = known?.hour === hour ? known.athletes : new Set<AthleteId>();
    const fresh = [...new Set(athletes)].filter((athlete) => !before.has(athlete));
    if (fresh.length === 0) return;
    const access = { actorKind: "account", actor: viewer.account.id, via: viewer.via, action } as const;
    await store.write((tx) => tables.accessRecords.addAccess(tx, fresh, access, at));
    recorded.set(key, { hour, athletes: new Set([...before, ...fresh]) });
  };
}
