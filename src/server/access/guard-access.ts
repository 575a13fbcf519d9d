import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import { includesLevel, includesScope, type Reach, type Viewer } from "../../domain/access.ts";
import { type AthleteId, athleteIdFrom } from "../../domain/ids.ts";
import type { AccountId, Level, Scope } from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import type { People } from "../../usecases/people.ts";
import { HttpProblem } from "../problem.ts";
import { type Access, granted, PUBLIC } from "./access.ts";
import { createLinkBearers, type LinkBearers } from "./link-bearers.ts";

/** One line of the route table: what may be asked for, and by whom. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

declare module "fastify" {
  interface FastifyInstance {
    /** Every route with its rule. */
    readonly accessTable: readonly GuardedRoute[];
  }
}

interface GuardOptions {
  readonly people: People;
  /** Whose data the person at this machine has as their own, while there is no account. */
  readonly localAthlete: AthleteId;
}

/** Routes that a plugin adds, which cannot state a rule of their own. */
const OF_PLUGINS: Readonly<Record<string, Access>> = { "/web/*": PUBLIC.config.access };

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

const athletes = new WeakMap<FastifyRequest, AthleteId>();
/** The account that acts on somebody else's data, by a grant. */
const actors = new WeakMap<FastifyRequest, AccountId>();

/** The account to name in the journal when somebody writes about another person's data; absent for one's own. */
export const actorOf = (request: FastifyRequest): AccountId | undefined => actors.get(request);

/** Holds every route to a rule. A route without one is not built; a request that its rule does not allow reaches no handler. */
export function guardAccess(fastify: FastifyInstance, options: GuardOptions): void {
  const table: GuardedRoute[] = [];
  const bearers = createLinkBearers(options.people);
  fastify.decorate("accessTable", table);
  fastify.decorateRequest("athlete", {
    getter(this: FastifyRequest) {
      const athlete = athletes.get(this);
      if (athlete === undefined) throw new Error("this route reaches nobody's data, and asked whose it is");
      return athlete;
    },
  });
  fastify.addHook("onRoute", (route) => {
    const access = ruleOf(route);
    route.config = { ...route.config, access };
    for (const method of [route.method].flat()) table.push({ method, url: route.url, access });
  });
  fastify.addHook("onRequest", async (request, reply) => {
    const access = request.routeOptions.config?.access;
    if (access === undefined) return; // there is no such route: the answer is 404 for everybody
    return decide(request, reply, { access, options, bearers });
  });
  // Last, because the headers that every answer has are set on the way.
  fastify.addHook("onSend", async (request, reply) => {
    if (request.routeOptions.config?.access?.kind === "link") reply.header("referrer-policy", "no-referrer");
  });
}

/** @throws Error when a route states no rule, or one that does not fit its address */
function ruleOf(route: RouteOptions): Access {
  const access = route.config?.access ?? OF_PLUGINS[route.url];
  const name = `${String(route.method)} ${route.url}`;
  if (access === undefined)
    throw new Error(`${name} does not say who may ask for it: add own(…), granted(…) or another`);
  const namesAthlete = /\/:athlete(\/|$)/.test(route.url);
  if (access.kind === "own" && namesAthlete) return shared(route, access.scope);
  if ((access.kind === "granted") !== namesAthlete)
    throw new Error(`${name} is ${access.kind}: an address with :athlete, and no other, is granted`);
  if (access.kind === "link" && !route.url.includes("/:secret")) throw new Error(`${name} is a link without a :secret`);
  return access;
}

/** The same route under an address that names the athlete is for those with whom they share. */
function shared(route: RouteOptions, scope: Scope): Access {
  const level: Level = [route.method].flat().every((method) => READS.has(method)) ? "view" : "edit";
  return granted(scope, level).config.access;
}

interface Deciding {
  readonly access: Access;
  readonly options: GuardOptions;
  readonly bearers: LinkBearers;
}

async function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  { access, options, bearers }: Deciding,
): Promise<Decision> {
  refuseUnprovenWrite(request);
  if (access.session === true) refuseWithoutSession(request);
  switch (access.kind) {
    case "public":
    case "own-secret":
      return undefined;
    case "link":
      return openLink(request, reply, { ...options, bearers });
    case "granted":
      return reachShared(request, access, options);
    case "signed-in":
    case "own":
    case "owner":
    case "coach":
      return reachOwn(request, reply, { access, options });
    default:
      return access satisfies never;
  }
}

/** Undefined lets the request go on; a reply was sent instead of it. */
type Decision = FastifyReply | undefined;

/** A browser says from where a write comes; with a session, who does not say it is not believed. */
function refuseUnprovenWrite({ viewer, method, headers }: FastifyRequest): void {
  if (READS.has(method) || viewer.kind !== "account" || viewer.via !== "session") return;
  if (headers.origin === undefined && headers["sec-fetch-site"] === undefined)
    throw new HttpProblem(403, said("refused.unsaid-page"));
}

/** What changes an account, or is a person's own word, is for who signed in: neither for a program nor before there are accounts. */
function refuseWithoutSession({ viewer }: FastifyRequest): void {
  if (viewer.kind === "local") throw new HttpProblem(403, said("person.problem.no-accounts"));
  if (viewer.kind === "account" && viewer.via === "token") throw new HttpProblem(403, said("session.no-token"));
}

async function openLink(
  request: FastifyRequest,
  reply: FastifyReply,
  { people, bearers }: GuardOptions & { readonly bearers: LinkBearers },
): Promise<undefined> {
  // A link is for one person: it is in no index, is told to no other site, and is kept in no shared place.
  reply.header("x-robots-tag", "noindex, nofollow, noarchive");
  reply.header("cache-control", "private, no-store");
  const viewer = await bearers.viewerOf(request, reply);
  request.viewer = viewer;
  const { link } = viewer;
  athletes.set(request, link.athlete);
  const by = { kind: "link", link: link.id } as const;
  await people.accessed({ athlete: link.athlete, by, via: "link", action: actionOf(request) });
  if (request.method === "GET") await people.linkOpened(link);
  return undefined;
}

async function reachShared(
  request: FastifyRequest,
  { scope, level }: Extract<Access, { kind: "granted" }>,
  { people }: GuardOptions,
): Promise<undefined> {
  const { viewer } = request;
  if (viewer.kind === "nobody") throw signInFirst(request);
  const { athlete: named = "" } = request.params as { readonly athlete?: string };
  const athlete = athleteIdFrom(named);
  const reach = athlete === null ? null : await people.reach(viewer, { athlete, scope, level });
  // Whether there is such an athlete is told to nobody with whom they do not share.
  if (athlete === null || athlete !== named || reach === null || reach.kind === "no") throw refusal(reach);
  athletes.set(request, athlete);
  if (reach.kind !== "granted" || viewer.kind !== "account") return undefined;
  const { account, via } = viewer;
  actors.set(request, account.id);
  await people.accessed({ athlete, by: { kind: "account", account: account.id }, via, action: actionOf(request) });
  return undefined;
}

/** What somebody is told who does not reach what they asked for. */
export const refusal = (reach: Reach | null): HttpProblem =>
  reach?.kind === "no" && reach.why === "token"
    ? new HttpProblem(403, said("refused.token"))
    : new HttpProblem(404, said("problem.no-address"));

type OwnAccess = Exclude<Access, { kind: "public" | "own-secret" | "link" | "granted" }>;

async function reachOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  { access, options }: { readonly access: OwnAccess; readonly options: GuardOptions },
): Promise<Decision> {
  const { viewer } = request;
  if (viewer.kind === "nobody" || viewer.kind === "link") return sendToSignIn(request, reply);
  const athlete = viewer.kind === "local" ? options.localAthlete : viewer.account.athlete;
  if (athlete !== null) athletes.set(request, athlete);
  switch (access.kind) {
    case "signed-in":
      refuseWeakToken(viewer, { scope: "everything", level: levelOf(request) });
      return undefined;
    case "owner":
      refuseWeakToken(viewer, { scope: "everything", level: "edit" });
      if (viewer.kind === "account" && viewer.account.role !== "owner")
        throw new HttpProblem(403, said("refused.owner"));
      return undefined;
    case "coach":
      refuseWeakToken(viewer, { scope: "summary", level: access.level ?? levelOf(request) });
      await refuseWithoutSquad(viewer, options.people);
      return undefined;
    case "own":
      refuseWeakToken(viewer, { scope: access.scope, level: levelOf(request) });
      return athlete === null ? sendToSquad(request, reply) : undefined;
    default:
      return access satisfies never;
  }
}

const levelOf = ({ method }: FastifyRequest): Level => (READS.has(method) ? "view" : "edit");

function refuseWeakToken(viewer: Viewer, needed: { readonly scope: Scope; readonly level: Level }): void {
  if (viewer.kind !== "account" || viewer.token === null) return;
  const { scopes, level } = viewer.token;
  if (scopes.some((scope) => includesScope(scope, needed.scope)) && includesLevel(level, needed.level)) return;
  throw refusal({ kind: "no", why: "token" });
}

async function refuseWithoutSquad(viewer: Viewer, people: People): Promise<void> {
  if (viewer.kind !== "account" || viewer.account.role !== "runner") return;
  if ((await people.grantsTo(viewer.account.id)).length === 0)
    throw new HttpProblem(403, said("refused.nobody-shares"));
}

/** Who looks after others has no week of their own. */
function sendToSquad(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method !== "GET" || request.url.split("?")[0] !== "/")
    throw new HttpProblem(403, said("refused.no-own-runs"));
  return reply.redirect("/squad", 303);
}

/** A page leads to the login and back; everything else says that a login is needed. */
function sendToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isForPrograms(request)) reply.header("www-authenticate", 'Bearer realm="niggle"');
  if (request.method !== "GET" || isForPrograms(request)) throw signInFirst(request);
  return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`, 303);
}

const isForPrograms = ({ url }: FastifyRequest): boolean => url.startsWith("/api/");

function signInFirst(request: FastifyRequest): HttpProblem {
  return new HttpProblem(
    401,
    isForPrograms(request) ? "Sign in first, or send a token: Authorization: Bearer niggle_…" : said("refused.sign-in"),
  );
}

/** The method and the route, never the address: that could hold what somebody looked for. */
const actionOf = ({ method, routeOptions }: FastifyRequest): string =>
  `${method === "HEAD" ? "GET" : method} ${routeOptions.url ?? ""}`;
