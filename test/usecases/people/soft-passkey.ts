import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Account } from "../../../src/domain/people.ts";
import type { PasskeySite } from "../../../src/usecases/passkeys.ts";
import type { People, SignIn } from "../../../src/usecases/people.ts";
import { FROM, PASSWORD } from "./people-world.ts";

/** What is wrong with an answer, where a test wants it wrong. */
export interface Told {
  readonly origin?: string;
  readonly site?: string;
  readonly isVerified?: boolean;
  readonly signatures?: number;
  readonly userHandle?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  /** Signs as this passkey, and says it is the other. */
  readonly id?: string;
  readonly attestation?: "packed" | "android-safetynet";
}

interface NewQuestion {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}

/** A device that keeps one passkey, in memory: P-256 keys, and WebAuthn's bytes written by hand. */
export interface SoftPasskey {
  readonly id: string;
  /** The answer to `/account/passkeys/options`. */
  make(question: NewQuestion, told?: Told): string;
  /** The answer to `/login/passkey/options`. */
  use(question: { readonly challenge: string }, told?: Told): string;
}

const ORIGIN = "http://localhost";
export const SITE: PasskeySite = { name: "localhost", origin: ORIGIN };
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

export function softPasskey(): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let signatures = 0;
  let user = "";
  let site = "localhost";
  return {
    id: id.toString("base64url"),
    make({ challenge, rp, user: asked }, told = {}) {
      [user, site] = [asked.id, rp.id ?? ""];
      const key = coseKey(publicKey);
      const length = Buffer.from([0, id.length]);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, key]);
      const data = Buffer.concat([head({ site, signatures, more: HAS_KEY }, told), credential]);
      const clientDataJSON = clientData("webauthn.create", challenge, told);
      const attestationObject = cbor(
        new Map<string, Cbor>([
          ["fmt", told.attestation ?? "none"],
          ["attStmt", told.attestation === undefined ? new Map() : statement],
          ["authData", data],
        ]),
      );
      return answer(id, { clientDataJSON, attestationObject, transports: ["internal"] });
    },
    use({ challenge }, told = {}) {
      signatures += 1;
      const authenticatorData = head({ site, signatures, more: 0 }, told);
      const clientDataJSON = clientData("webauthn.get", challenge, told);
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
      const signature = sign("sha256", signed, privateKey);
      const said = { clientDataJSON, authenticatorData, signature, userHandle: told.userHandle ?? user };
      return answer(told.id === undefined ? id : Buffer.from(told.id, "base64url"), said);
    },
  };
}

/** Adds a passkey to an account, as a browser would. */
export async function passkeyOf(people: People, { id }: Account, name: string): Promise<SoftPasskey> {
  const passkey = softPasskey();
  const offer = await people.offerPasskey(id, { name, password: PASSWORD, site: SITE }, FROM);
  if (offer.kind !== "offered") throw new Error(`the server asks for no passkey: ${offer.kind}`);
  const { pending, options } = offer;
  await people.addPasskey(id, { name, pending, site: SITE, answer: passkey.make(options) });
  return passkey;
}

/** Signs in with a passkey, as a browser would. */
export async function signInBy(people: People, passkey: SoftPasskey, told: Told = {}, site = SITE): Promise<SignIn> {
  const { pending, options } = people.askForPasskey(site);
  return people.signInWithPasskey({ pending, site, answer: passkey.use(options, told), replaces: null }, FROM);
}

/** A certificate chain that is none: whoever looked it up would fail in another way. */
const statement = new Map<string, Cbor>([
  ["alg", -7],
  ["sig", Buffer.alloc(64)],
  ["x5c", [Buffer.alloc(16)]],
]);

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

interface Head {
  readonly site: string;
  readonly signatures: number;
  readonly more: number;
}

/** The first 37 bytes of authenticator data: for which site, what the device saw to, and how often it signed. */
function head({ site, signatures, more }: Head, told: Told): Buffer {
  const flags = PRESENT | (told.isVerified === false ? 0 : VERIFIED) | more;
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(told.signatures ?? signatures);
  return Buffer.concat([sha256(told.site ?? site), Buffer.from([flags]), counter]);
}

function clientData(type: string, challenge: string, told: Told): Buffer {
  const { origin = ORIGIN, crossOrigin = false } = told;
  return Buffer.from(JSON.stringify({ type, challenge: told.challenge ?? challenge, origin, crossOrigin }));
}

const answer = (id: Buffer, response: Readonly<Record<string, Buffer | string | readonly string[]>>): string =>
  JSON.stringify({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, value]) => [
        name,
        Buffer.isBuffer(value) ? value.toString("base64url") : value,
      ]),
    ),
  });

/** RFC 9053: an elliptic curve key on P-256 that signs with ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
}

type Cbor = number | string | Buffer | readonly Cbor[] | ReadonlyMap<string | number, Cbor>;

/** RFC 8949, as much of it as a passkey writes. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === "string") return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value]);
  if (value instanceof Map) {
    const items = [...value].flatMap(([name, item]) => [cbor(name), cbor(item)]);
    return Buffer.concat([cborHead(5, value.size), ...items]);
  }
  const items = value as readonly Cbor[];
  return Buffer.concat([cborHead(4, items.length), ...items.map(cbor)]);
}

function cborHead(major: number, count: number): Buffer {
  const type = major << 5;
  if (count < 24) return Buffer.from([type | count]);
  return count < 256 ? Buffer.from([type | 24, count]) : Buffer.from([type | 25, count >> 8, count & 255]);
}
