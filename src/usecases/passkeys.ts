import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { UtcInstant } from "../domain/instant.ts";
import type { AccountId, Passkey, PasskeyId } from "../domain/people.ts";
import type { From, SignIn } from "./people.ts";

/** Where a browser uses a passkey. */
export interface PasskeySite {
  /** The name that a passkey belongs to, without a port: WebAuthn calls it the RP ID. */
  readonly name: string;
  /** Scheme, name and port, as the browser signs them. */
  readonly origin: string;
}

/** What a browser is asked, with the secret that only it brings back with the answer, for a few minutes and once. */
export interface PasskeyQuestion<Options> {
  readonly options: Options;
  readonly pending: string;
}

/** What came of asking for a new passkey. */
export type PasskeyOffer =
  | ({ readonly kind: "offered" } & PasskeyQuestion<PublicKeyCredentialCreationOptionsJSON>)
  /** The password is not theirs. */
  | { readonly kind: "refused" }
  | { readonly kind: "wait"; readonly waitS: number };

/** A browser's answer: JSON, as it came. */
export interface PasskeyAnswer {
  readonly pending: string;
  readonly site: PasskeySite;
  readonly answer: string;
}

/** Passkeys of accounts, and signing in with one: the device saw to it who uses it, so it stands for both steps. */
export interface PeoplePasskeys {
  /** Newest first, with when each was last used. */
  passkeys(account: AccountId): Promise<readonly (Passkey & { readonly usedAt: UtcInstant | null })[]>;
  /** @throws PersonError for a name that is none, and when there are too many */
  offerPasskey(
    account: AccountId,
    asked: { readonly name: string; readonly password: string; readonly site: PasskeySite },
    from: From,
  ): Promise<PasskeyOffer>;
  /** @returns null when the answer is not to what was asked, or not this server's to take */
  addPasskey(account: AccountId, made: PasskeyAnswer & { readonly name: string }): Promise<Passkey | null>;
  /** @throws NotFoundError */
  removePasskey(account: AccountId, passkey: PasskeyId): Promise<void>;
  /** Asks for any passkey: who it belongs to, the answer says. */
  askForPasskey(site: PasskeySite): PasskeyQuestion<PublicKeyCredentialRequestOptionsJSON>;
  /** @returns as with a password; never `code-needed` */
  signInWithPasskey(attempt: PasskeyAnswer & { readonly replaces: string | null }, from: From): Promise<SignIn>;
}
