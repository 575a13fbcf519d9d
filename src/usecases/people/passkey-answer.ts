import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

/** What a browser says that a passkey answered, before any of it is believed. */
interface Said {
  /** Under which its device knows the passkey, base64url. */
  readonly id: string;
  /** What it says that it was asked, base64url. */
  readonly challenge: string;
}

/** What a new passkey answers. */
export interface SaidOfNew extends Said {
  readonly response: RegistrationResponseJSON;
}

/** What a passkey answers that somebody signs in with. */
export interface SaidOfUse extends Said {
  /** Whose passkey it says it is, base64url. */
  readonly userHandle: string;
  readonly response: AuthenticationResponseJSON;
}

type Fields = Readonly<Record<string, unknown>>;

const BASE64URL = /^[\w-]{1,60000}$/;
/** WebAuthn Level 3, 4: at most 1023 bytes. */
const MOST_ID_CHARS = 1364;
const MOST_TRANSPORTS = 10;
const TRANSPORT = /^[a-z-]{1,30}$/;

/** The answer of a new passkey; null for what is none. */
export function saidOfNew(text: string): SaidOfNew | null {
  const { said, common } = answerIn(text);
  const attestationObject = base64urlIn(said, "attestationObject");
  if (common === null || attestationObject === null) return null;
  const { id, challenge, clientDataJSON } = common;
  const response = { clientDataJSON, attestationObject, transports: transportsIn(said) };
  return { id, challenge, response: { ...credentialOf(id), response } };
}

/** The answer of a passkey that somebody signs in with; null for what is none. */
export function saidOfUse(text: string): SaidOfUse | null {
  const { said, common } = answerIn(text);
  const [authenticatorData, signature, userHandle] = ["authenticatorData", "signature", "userHandle"].map((name) =>
    base64urlIn(said, name),
  );
  if (common === null || !authenticatorData || !signature || !userHandle) return null;
  const { id, challenge, clientDataJSON } = common;
  const response = { clientDataJSON, authenticatorData, signature, userHandle };
  return { id, challenge, userHandle, response: { ...credentialOf(id), response } };
}

const credentialOf = (id: string) => ({ id, rawId: id, type: "public-key" as const, clientExtensionResults: {} });

interface Answer {
  readonly said: Fields;
  readonly common: (Said & { readonly clientDataJSON: string }) | null;
}

function answerIn(text: string): Answer {
  const credential = fieldsOf(text);
  const said = fieldsIn(credential["response"]);
  const id = base64urlIn(credential, "id");
  const clientDataJSON = base64urlIn(said, "clientDataJSON");
  if (id === null || id.length > MOST_ID_CHARS || clientDataJSON === null) return { said, common: null };
  const { challenge, crossOrigin } = fieldsOf(Buffer.from(clientDataJSON, "base64url").toString());
  // No page of ours stands in a page of somebody else.
  const isAnswer = typeof challenge === "string" && crossOrigin !== true;
  return { said, common: isAnswer ? { id, challenge, clientDataJSON } : null };
}

function fieldsOf(json: string): Fields {
  try {
    return fieldsIn(JSON.parse(json));
  } catch {
    return {};
  }
}

const fieldsIn = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

function base64urlIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === "string" && BASE64URL.test(value) ? value : null;
}

/** Only a hint for the browser: what is no such word is left out. */
function transportsIn(fields: Fields): AuthenticatorTransports {
  const { transports } = fields;
  const words = Array.isArray(transports) ? transports.slice(0, MOST_TRANSPORTS) : [];
  return words.filter((word): word is string => typeof word === "string" && TRANSPORT.test(word));
}

type AuthenticatorTransports = NonNullable<RegistrationResponseJSON["response"]["transports"]>;
