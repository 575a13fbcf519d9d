import type { Deps } from "../deps.ts";
import type { People } from "../people.ts";
import { peopleAccounts } from "./accounts.ts";
import { createPasskeyChallenges } from "./passkey-challenges.ts";
import { passkeySignIn } from "./passkey-sign-in.ts";
import { ownPasskeys } from "./passkeys.ts";
import { createPasswords } from "./passwords.ts";
import { createPeopleWorld } from "./people-world.ts";
import { proofs } from "./second-factor.ts";
import { sessions } from "./sessions.ts";
import { peopleSharing } from "./sharing.ts";
import { signInSteps } from "./sign-in.ts";
import { createSlowDown } from "./slow-down.ts";
import { peopleSquad } from "./squad.ts";
import { secretBearers, tokens } from "./tokens.ts";

/** The people of one data folder. */
export function buildPeople(deps: Deps): People {
  const world = createPeopleWorld(deps);
  const passwords = createPasswords();
  const gates = { slowDown: createSlowDown(), challenges: createPasskeyChallenges() };
  return {
    ...peopleAccounts(world, passwords),
    ...signInSteps(world, passwords, gates.slowDown),
    ...ownPasskeys(world, passwords, gates),
    ...passkeySignIn(world, gates),
    ...proofs(world, passwords, gates.slowDown),
    ...sessions(world),
    ...secretBearers(world),
    ...tokens(world),
    ...peopleSharing(world),
    ...peopleSquad(world),
  };
}
