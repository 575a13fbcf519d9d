import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../../src/domain/ids.ts";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import type { Account, Level, Scope } from "../../../src/domain/people.ts";
import { LINK } from "../../../src/server/access/access.ts";
import type { ServerOptions } from "../../../src/server/server-options.ts";
import { buildPeople } from "../../../src/usecases/people/build-people.ts";
import { openRealApp, type RealApp, TODAY } from "../../real-app.ts";
import { clubOf, FROM } from "../../usecases/people/people-world.ts";
import { diary, serverOver } from "../open-server.ts";

export const RITA = "rita" as AthleteId;
export const BEA = "bea" as AthleteId;
/** Stands in everything that rita said; whoever else reads it has reached her data. */
export const MARK = "ritasecret";
const PAST_DAYS = 40;

export interface ClubServer {
  readonly server: FastifyInstance;
  readonly real: RealApp;
  readonly accounts: Readonly<Record<"olive" | "rita" | "bea" | "kim", Account>>;
  /** A coach to whom rita gave this, in the state that is named. */
  coach(login: string, grant: GrantOf | null): Promise<Account>;
  cookieOf(account: Account): Promise<string>;
  /** What rita's data are found by. */
  readonly ids: { readonly run: string; readonly batch: string; readonly job: string };
  /** The secret of a link to rita's brief. */
  readonly link: string;
  close(): Promise<void>;
}

export interface GrantOf {
  readonly scope: Scope;
  readonly level: Level;
  readonly state: "stands" | "over" | "revoked";
}

/** A club on one server: rita has runs, pain and therapy; bea has a little; olive owns it; kim has no grant. */
export async function openClubServer(options: Partial<ServerOptions> = {}): Promise<ClubServer> {
  const real = await openRealApp();
  const club = clubOf(real);
  const { people } = club;
  const olive = await club.add("olive", "owner");
  const rita = await club.add("rita", "runner", { displayName: "Rita" });
  const bea = await club.add("bea", "runner");
  const kim = await club.add("kim", "coach");
  const server = serverOver(real, {
    ...options,
    registerExtra: (fastify) => {
      // The link's own page, as small as it can be: what the guard sees of it is what it sees of every such route.
      fastify.get("/shared-test/:secret", LINK, async ({ athlete }) => real.app.therapist(athlete));
      options.registerExtra?.(fastify);
    },
  });
  await sayOfRita(real);
  await real.app.log(BEA, [{ kind: "day-mark", entry: { day: TODAY, state: "rest" } }]);
  // Over HTTPS the cookie is bound to the host by its name.
  const cookie = options.names?.publicUrl?.startsWith("https:") === true ? "__Host-niggle_session" : "niggle_session";
  const cookieOf = async ({ id }: Account) => `${cookie}=${await people.startSession(id, FROM)}`;
  const link = await people.makeLink(rita.id, RITA, {
    shared: { kind: "brief", takesProposals: false },
    label: null,
    days: 7,
  });
  const job = await importAs(server, await cookieOf(rita));
  const [run] = await real.app.runs(RITA, { limit: 1 });
  const [batch] = await real.app.recentImports(RITA, 1);
  return {
    server,
    real,
    accounts: { olive, rita, bea, kim },
    async coach(login, grant) {
      const account = await club.add(login, "coach");
      if (grant === null) return account;
      const { state, scope, level } = grant;
      // A grant that is over was given when its last day was still to come.
      const back = state === "over" ? PAST_DAYS * 86_400_000 : 0;
      const then = buildPeople({ ...real.deps, now: () => (real.deps.now() - back) as UtcInstant });
      const through = state === "over" ? addDays(TODAY, -PAST_DAYS + 1) : null;
      const given = await then.giveGrant(rita.id, RITA, { to: account.id, scope, level, through });
      if (state === "revoked") await people.revokeGrant(rita.id, given.id);
      return account;
    },
    cookieOf,
    ids: { run: run!.id, batch: batch!.batchId, job },
    link: link.secret,
    async close() {
      await server.close();
      await real.close();
    },
  };
}

async function sayOfRita({ app }: RealApp): Promise<void> {
  const day = addDays(TODAY, -1);
  await app.log(RITA, [
    {
      kind: "pain",
      entry: {
        day,
        region: "calf",
        side: "left",
        moment: "after",
        nrs: 4,
        quality: null,
        alteredGait: null,
        nightPain: null,
        note: MARK,
        activityId: null,
      },
    },
    { kind: "therapist", entry: { name: MARK, email: null, bookingUrl: null } },
    {
      kind: "exercise-plan",
      entry: {
        key: MARK,
        kind: "stretch",
        title: MARK,
        regions: ["calf"],
        timesPerWeek: 3,
        from: day,
        until: null,
        by: null,
      },
    },
    {
      kind: "run-planned",
      entry: { day: addDays(TODAY, 1), slot: 1, distanceM: 8000, durationS: null, kind: "easy", title: MARK },
    },
  ]);
}

/** @returns the id of the import as long as the server knows it */
async function importAs(server: FastifyInstance, cookie: string): Promise<string> {
  const days = Array.from({ length: 5 }, (_, back) => `2026-11-${String(20 - back).padStart(2, "0")}`);
  const answer = await server.inject({
    method: "POST",
    url: `/api/v1/imports?name=${MARK}.csv`,
    headers: { "content-type": "application/octet-stream", cookie, "sec-fetch-site": "same-origin" },
    payload: Buffer.from(diary(days)),
  });
  const { importId } = answer.json<{ importId: string }>();
  await server.inject({ url: `/api/v1/imports/${importId}/events`, headers: { cookie } });
  return importId;
}
