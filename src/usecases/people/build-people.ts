import type { Deps } from "../deps.ts";
import type { People } from "../people.ts";
import { peopleAccounts } from "./accounts.ts";
import { createPasswords } from "./passwords.ts";
import { createPeopleWorld } from "./people-world.ts";
import { proofs } from "./second-factor.ts";
import { sessions } from "./sessions.ts";
import { peopleSharing } from "./sharing.ts";
import { signInSteps } from "./sign-in.ts";
import { peopleSquad } from "./squad.ts";
import { secretBearers, tokens } from "./tokens.ts";

/** The people of one data folder. */
export function buildPeople(deps: Deps): People {
  const world = createPeopleWorld(deps);
  const passwords = createPasswords();
  return {
    ...peopleAccounts(world, passwords),
    ...signInSteps(world, passwords),
    ...proofs(world, passwords),
    ...sessions(world),
    ...secretBearers(world),
    ...tokens(world),
    ...peopleSharing(world),
    ...peopleSquad(world),
  };
}
