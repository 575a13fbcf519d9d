import type { FastifyRequest } from "fastify";
import { linkStands } from "../../domain/access.ts";
import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { AccountId, Grant, Invitation, LinkId, ShareLink } from "../../domain/people.ts";
import { ASSISTANT_NEEDS, type AssistantTool } from "../../usecases/assistant/assistant-call.ts";
import type { AuditEvent } from "../../usecases/people.ts";
import type { ServerOptions } from "../server-options.ts";
import { accountOf } from "../squad/squad-site.ts";

const MOST_TRAIL = 100;

/** What a form of the page came to, as it stands in the address it leads back to. */
export const SHARING_DONE = ["given", "revoked", "uninvited", "link-ended"] as const;
export type SharingDone = (typeof SHARING_DONE)[number];

type OwnLink = ShareLink & { readonly opened: number; readonly openedAt: UtcInstant | null };

/** Everything that the page about sharing shows. */
export interface SharingView {
  readonly hasAccounts: boolean;
  /** Others than this machine can open an address of this server. */
  readonly isReachable: boolean;
  /** Those that stand, or wait for a word. */
  readonly grants: readonly Grant[];
  readonly invitations: readonly Invitation[];
  readonly links: readonly OwnLink[];
  readonly trail: readonly AuditEvent[];
  /** How much waits for the reader's own word. */
  readonly toConfirm: number;
  /** Null where the account was erased. */
  nameOf(account: AccountId): string | null;
  /** Also one that is over: the trail names it. */
  linkOf(link: LinkId): OwnLink | null;
  offsetMinOf(at: UtcInstant): number;
  dayOf(at: UtcInstant): LocalDay;
  /** The last day of what ends at an instant. */
  lastDayOf(endsAt: UtcInstant): LocalDay;
}

export async function sharingView({ people, names }: ServerOptions, request: FastifyRequest): Promise<SharingView> {
  const { athlete } = request;
  const self = accountOf(request.viewer);
  const [accounts, grants, invitations, links, trail, toConfirm, offsetMinOf] = await Promise.all([
    people.accounts(),
    people.grantsOf(athlete),
    people.shareInvitations(athlete),
    people.links(athlete),
    people.audit(athlete, MOST_TRAIL),
    self === null ? [] : people.toConfirm(self),
    people.clockOf(athlete),
  ]);
  const now = people.now();
  const isOpen = ({ revokedAt, endsAt }: Pick<Grant, "revokedAt" | "endsAt">) =>
    revokedAt === null && (endsAt === null || now < endsAt);
  const logins = new Map(accounts.map(({ id, displayName, login }) => [id, `${displayName} (${login})`]));
  const dayOf = (at: UtcInstant) => localDayAt(at, offsetMinOf(at));
  return {
    hasAccounts: accounts.length > 0,
    isReachable: names !== undefined && (names.host !== null || names.publicUrl !== null),
    grants: grants.filter(isOpen),
    invitations: invitations.filter((one) => isOpen(one) && one.usedBy === null),
    links: links.filter((link) => isOpen(link) || linkStands(link, now)),
    trail: trail.toSorted((a, b) => Number(a.by.kind === "link") - Number(b.by.kind === "link")),
    toConfirm: toConfirm.length,
    nameOf: (account) => logins.get(account) ?? null,
    linkOf: (id) => links.find((link) => link.id === id) ?? null,
    offsetMinOf,
    dayOf,
    lastDayOf: (endsAt) => dayOf((endsAt - 1) as UtcInstant),
  };
}

/** The tool that an assistant called; null where it was none. */
export const toolIn = (action: string): string | null => (action.startsWith("mcp:") ? action.slice(4) : null);

const PARTS = ["overview", "runs", "pain", "therapy", "notes", "log", "list", "link", "other"] as const;

/** Whether an action only looked; every other one wrote. */
export const isLook = (action: string): boolean =>
  action.startsWith("GET ") || assistantNeeds(action)?.level === "view";

/** What `mcp:week_report` took, where an assistant asked; null for a route. */
function assistantNeeds(action: string) {
  const tool = toolIn(action) ?? "";
  return Object.hasOwn(ASSISTANT_NEEDS, tool) ? ASSISTANT_NEEDS[tool as AssistantTool] : null;
}

/** Which part of somebody's data a route is about, for the trail: `GET /athletes/:athlete/runs` is about runs. */
export function trailPart(action: string): (typeof PARTS)[number] {
  const needed = assistantNeeds(action);
  if (needed !== null) return "part" in needed ? needed.part : needed.scope;
  const path = action.replace(/^\S+ /, "").replace(/^\/api\/v1/, "");
  if (path.startsWith("/squad")) return "list";
  if (path.startsWith("/s/")) return "link";
  const [, root, , part = ""] = path.split("/");
  if (root !== "athletes") return "other";
  return PART_OF[part] ?? "other";
}

const PART_OF: Readonly<Record<string, (typeof PARTS)[number]>> = {
  "": "overview",
  summary: "overview",
  "weekly-report": "overview",
  charts: "overview",
  runs: "runs",
  "run-months": "runs",
  "planned-runs": "runs",
  rpe: "runs",
  body: "pain",
  pain: "pain",
  "no-pain": "pain",
  brief: "therapy",
  therapy: "therapy",
  therapist: "therapy",
  exercises: "therapy",
  "exercise-plans": "therapy",
  proposals: "therapy",
  notes: "notes",
  log: "log",
};
