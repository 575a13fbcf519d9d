import { athleteIdFrom } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import type { NewInvitation, People } from "../../usecases/people.ts";

const INVITATION_DAYS = 7;

/** What an owner says of whom they invite. Owners are made on the command line. */
interface AskedInvitation {
  readonly role: Exclude<Role, "owner">;
  readonly athlete?: string | null | undefined;
  readonly birthYear?: number | null | undefined;
  /** A login. */
  readonly guardian?: string | null | undefined;
}

/** An invitation as a form or a program says it. @throws PersonError */
export async function newInvitation(
  people: Pick<People, "accountOfLogin">,
  { role, athlete: named = null, birthYear = null, guardian: login = null }: AskedInvitation,
): Promise<NewInvitation> {
  const athlete = named === null ? null : athleteIdFrom(named);
  if (named !== null && athlete === null) throw new PersonError("athlete", "the athlete has no such name");
  const guardian = login === null ? null : await people.accountOfLogin(login);
  if (login !== null && guardian === null) throw new PersonError("guardian", "there is no such guardian");
  return { role, athlete, birthYear, guardian: guardian?.id ?? null, days: INVITATION_DAYS };
}
