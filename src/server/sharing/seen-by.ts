import type { Viewer } from "../../domain/access.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { Level, Scope } from "../../domain/people.ts";
import type { People } from "../../usecases/people.ts";

const PARTS = ["runs", "pain", "therapy"] as const;
export type SharedPart = (typeof PARTS)[number];

/** What somebody may do with the data of an athlete, now. */
export interface Sees extends Readonly<Record<SharedPart, boolean>> {
  readonly everything: boolean;
  /** A note needs an account, and a grant that allows one. */
  readonly comments: boolean;
  readonly proposes: boolean;
  /** Parts of which they may log something. */
  readonly logs: readonly SharedPart[];
}

/** Asks for each part by itself: what one grant leaves out, another may give. */
export async function seenBy(people: People, viewer: Viewer, athlete: AthleteId): Promise<Sees> {
  const reaches = async (scope: Scope, level: Level) =>
    (await people.reach(viewer, { athlete, scope, level })).kind !== "no";
  const isOther = viewer.kind === "account" && viewer.account.athlete !== athlete;
  const logs: SharedPart[] = [];
  for (const part of PARTS) if (await reaches(part, "edit")) logs.push(part);
  return {
    runs: await reaches("runs", "view"),
    pain: await reaches("pain", "view"),
    therapy: await reaches("therapy", "view"),
    everything: await reaches("everything", "view"),
    comments: isOther && (await reaches("summary", "comment")),
    proposes: isOther && (await reaches("therapy", "comment")),
    logs,
  };
}
