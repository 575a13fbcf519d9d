import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A certificate that nobody vouches for, and its key, as PEM. Made anew, so that no key lies in the repository. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = certificate(privateKey, publicKey.export({ type: "spki", format: "der" }));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const UTF8 = 0x0c;
const GENERALIZED_TIME = 0x18;
const VERSION_3 = Buffer.from("a003020102", "hex");
const ECDSA_WITH_SHA256 = Buffer.from("300a06082a8648ce3d040302", "hex");
const COMMON_NAME = Buffer.from("0603550403", "hex");

/** One ASN.1 value: tag, length, content (X.690). */
function tagged(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), body]);
}

/** RFC 5280, section 4.1, with nothing but what must be there. */
function certificate(key: KeyObject, publicKey: Buffer): Buffer {
  const name = tagged(SEQUENCE, tagged(SET, tagged(SEQUENCE, COMMON_NAME, tagged(UTF8, Buffer.from("localhost")))));
  const time = (text: string) => tagged(GENERALIZED_TIME, Buffer.from(text));
  const valid = tagged(SEQUENCE, time("20200101000000Z"), time("21200101000000Z"));
  const serial = tagged(INTEGER, Buffer.from([1]));
  const content = tagged(SEQUENCE, VERSION_3, serial, ECDSA_WITH_SHA256, name, valid, name, publicKey);
  const signature = tagged(BIT_STRING, Buffer.from([0]), sign("sha256", content, key));
  return tagged(SEQUENCE, content, ECDSA_WITH_SHA256, signature);
}
