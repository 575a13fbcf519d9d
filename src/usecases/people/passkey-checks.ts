import type { PasskeyCredential } from "../../domain/people.ts";
import type { PasskeySite } from "../passkeys.ts";
import type { SaidOfNew, SaidOfUse } from "./passkey-answer.ts";

/** Loaded at the first passkey: it takes a quarter of a second and 27 MB, which who has none should not spend. */
const library = () => import("@simplewebauthn/server");
const helpers = () => import("@simplewebauthn/server/helpers");

/** Elliptic curve P-256 (ES256) and RSA (RS256, which Windows Hello needs): COSE numbers, the first preferred. */
export const PASSKEY_ALGORITHMS: readonly number[] = [-7, -257];

/** A new passkey that its device made for this site, and for whom it saw to it that they are there; else null. */
export async function checkNewPasskey(
  { response, challenge }: SaidOfNew,
  site: PasskeySite,
): Promise<PasskeyCredential | null> {
  const [{ verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL }] = await Promise.all([
    library(),
    helpers(),
  ]);
  const { transports = [], attestationObject } = response.response;
  try {
    // Nobody here asks which maker's device it is. A certificate would be looked up where it says.
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
    const [format, statement] = [attestation.get("fmt"), attestation.get("attStmt")];
    const isPlain = format === "none" || (format === "packed" && statement.get("x5c") === undefined);
    if (!isPlain) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.name,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
    });
    if (registrationInfo === undefined) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    if (id !== response.id) return null;
    return { credential: id, publicKey: isoBase64URL.fromBuffer(publicKey), signatures: counter, transports };
  } catch {
    return null; // the library throws for whatever is not as it must be; why is for nobody to learn
  }
}

/** How many signatures a passkey tells that it made, this one included, where this one is right; else null. */
export async function checkPasskeyUse(
  { response, challenge }: SaidOfUse,
  site: PasskeySite,
  { credential, publicKey }: PasskeyCredential,
): Promise<number | null> {
  const [{ verifyAuthenticationResponse }, { isoBase64URL }] = await Promise.all([library(), helpers()]);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.name,
      requireUserVerification: true,
      // Counted by who calls, in one turn with what was told before.
      credential: { id: credential, publicKey: isoBase64URL.toBuffer(publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
