import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { Account, Level, Scope } from "../../src/domain/people.ts";
import { giveSquad, type MadeAthlete } from "../made-squad.ts";
import { openRealApp, type RealApp } from "../real-app.ts";
import { type Club, clubOf, FROM } from "../usecases/people/people-world.ts";
import { serverOver } from "./open-server.ts";

/** Amber because of pain, which is rising; a week ago all was well. */
export const SORE: MadeAthlete = {
  name: "rita",
  level: "amber",
  weekAgo: "green",
  pain: [...Array<null>(14).fill(null), 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 5, 5, 6],
  heardAgo: 0,
  rule: "PAIN_TREND",
};

export interface SquadClub extends Club {
  readonly real: RealApp;
  readonly server: FastifyInstance;
  readonly rita: Account;
  readonly bea: Account;
  /** Rita shares the summary with this coach, to comment; Bea her runs; a third runner nothing. */
  readonly coach: Account;
  share(from: Account, to: Account, scope: Scope, level?: Level): ReturnType<RealApp["people"]["giveGrant"]>;
  cookieOf(account: Account): Promise<string>;
  close(): Promise<void>;
}

/** Three runners with verdicts and a coach with whom two of them share. */
export async function openSquadClub(names: { readonly rita: string }): Promise<SquadClub> {
  const real = await openRealApp();
  const server = serverOver(real);
  const club = clubOf(real);
  await club.add("olive", "owner", { athlete: null });
  const rita = await club.add("rita", "runner", { displayName: names.rita });
  const bea = await club.add("bea", "runner", { displayName: "Bea" });
  await club.add("secret", "runner", { displayName: "Nobody's business" });
  const coach = await club.add("carl", "coach", { displayName: "Carl" });
  const runs: MadeAthlete = { ...SORE, name: "bea", level: "red", rule: "SPIKE_M", weekAgo: "red", pain: [0, 0, 0] };
  await giveSquad(real.deps, [SORE, runs, { ...SORE, name: "secret" }]);
  const share = async (from: Account, to: Account, scope: Scope, level: Level = "view") =>
    real.people.giveGrant(from.id, from.athlete as AthleteId, { to: to.id, scope, level, through: null });
  await share(rita, coach, "summary", "comment");
  await share(bea, coach, "runs");
  return {
    ...club,
    ...{ server, rita, bea, coach, share },
    cookieOf: async ({ id }) => `niggle_session=${await real.people.startSession(id, FROM)}`,
    async close() {
      await server.close();
      await real.close();
    },
  };
}
