import { CONFIRMERS, LEVELS, ROLES, SCOPES } from "../domain/people.ts";
import type { PeopleFact } from "../domain/people-facts.ts";
import {
  type Check,
  hasFields,
  isFlag,
  isInteger,
  isListOf,
  isMatch,
  isOneOf,
  isText,
  orMissing,
  orNull,
} from "./shape.ts";

const isHash = isMatch(/^[0-9a-f]{64}$/, "64 of 0-9 a-f");
const awaits = isListOf(isOneOf(CONFIRMERS));

const NEW_PERSON = {
  id: isText,
  role: isOneOf(ROLES),
  athlete: orNull(isText),
  birthYear: orNull(isInteger),
  guardian: orNull(isText),
};

const PASSKEY = hasFields({
  id: isText,
  name: isText,
  site: isText,
  credential: isText,
  publicKey: isText,
  signatures: isInteger,
  transports: isListOf(isText),
});

const OFFER = hasFields({
  athlete: isText,
  by: orNull(isText),
  scope: isOneOf(SCOPES),
  level: isOneOf(LEVELS),
  endsAt: orNull(isInteger),
});

const INVITATION = hasFields({ ...NEW_PERSON, endsAt: isInteger, offer: orMissing(OFFER) });

const SHARED: Check = (value, path) => {
  const wrong = hasFields({ kind: isOneOf(["brief", "week"]) })(value, path);
  if (wrong !== null) return wrong;
  const isBrief = (value as { readonly kind: string }).kind === "brief";
  return hasFields(isBrief ? { takesProposals: isFlag } : { asOf: isInteger })(value, path);
};

const GRANT = hasFields({
  id: isText,
  to: isText,
  scope: isOneOf(SCOPES),
  level: isOneOf(LEVELS),
  endsAt: orNull(isInteger),
  awaits,
  token: orMissing(isText),
});

const LINK = hasFields({
  id: isText,
  shared: SHARED,
  label: orNull(isText),
  endsAt: isInteger,
  awaits,
  token: orMissing(isText),
});

const PROPOSER: Check = (value, path) => {
  const wrong = hasFields({ kind: isOneOf(["link", "account"]) })(value, path);
  if (wrong !== null) return wrong;
  const { kind } = value as { readonly kind: "link" | "account" };
  return hasFields({ [kind]: isText })(value, path);
};

/** What the journal holds of each kind of fact about people. @param exercise the shape of an exercise, which they share with runners */
export function peopleFactShapes(exercise: Check): Readonly<Record<PeopleFact["kind"], Check>> {
  return {
    "account-made": hasFields({
      account: hasFields({ ...NEW_PERSON, login: isText, displayName: isText }),
      invitation: orNull(isText),
    }),
    "account-disabled": hasFields({ account: isText, isDisabled: isFlag }),
    "role-changed": hasFields({ account: isText, role: isOneOf(ROLES) }),
    "password-set": hasFields({ account: isText, hash: isText }),
    "totp-set": hasFields({ account: isText, secret: orNull(isText) }),
    "recovery-codes-set": hasFields({ account: isText, hashes: isListOf(isHash) }),
    "recovery-code-used": hasFields({ account: isText, hash: isHash }),
    "passkey-made": hasFields({ account: isText, passkey: PASSKEY }),
    "passkey-removed": hasFields({ account: isText, passkey: isText }),
    "passkey-doubted": hasFields({ account: isText, passkey: isText }),
    "invitation-made": hasFields({ invitation: INVITATION, hash: isHash }),
    "invitation-revoked": hasFields({ invitation: isText }),
    "token-made": hasFields({
      token: hasFields({
        id: isText,
        account: isText,
        name: isText,
        scopes: isListOf(isOneOf(SCOPES)),
        level: isOneOf(LEVELS),
        endsAt: orNull(isInteger),
      }),
      hash: isHash,
    }),
    "token-revoked": hasFields({ token: isText }),
    "squad-group": hasFields({ account: isText, group: hasFields({ name: isText, athletes: isListOf(isText) }) }),
    "saved-view": hasFields({ account: isText, view: hasFields({ name: isText, query: isText }) }),
    "grant-given": hasFields({ grant: GRANT }),
    "grant-revoked": hasFields({ grant: isText }),
    "share-confirmed": hasFields({ what: isText, as: isOneOf(CONFIRMERS) }),
    "link-made": hasFields({ link: LINK, hash: isHash }),
    "link-revoked": hasFields({ link: isText }),
    "note-written": hasFields({ note: hasFields({ id: isText, by: isText, about: orNull(isInteger), text: isText }) }),
    "note-removed": hasFields({ note: isText }),
    "exercise-proposed": hasFields({ proposal: hasFields({ id: isText, exercise, by: PROPOSER }) }),
    "proposal-answered": hasFields({ proposal: isText, isAccepted: isFlag }),
  };
}
