import type { FastifyRequest } from "fastify";
import type { PasskeySite } from "../../usecases/passkeys.ts";
import type { ServerOptions } from "../server-options.ts";

/** Whether passkeys work where somebody opened a page, and if not, where they do. */
export type PasskeyPlace =
  | { readonly kind: "here"; readonly site: PasskeySite }
  | { readonly kind: "elsewhere"; readonly address: string }
  | { readonly kind: "nowhere" };

const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\])$/;
const IN_DIGITS = /^[\d.]+$|^\[/;

/**
 * The place of a request whose `Host` was checked. Behind a proxy it is the public address alone: what the proxy makes of
 * the name that it was asked under is its own affair.
 */
export function passkeyPlaceOf(
  { headers }: FastifyRequest,
  { names, isBehindProxy }: Pick<ServerOptions, "names" | "isBehindProxy">,
): PasskeyPlace {
  const publicUrl = names?.publicUrl == null ? null : new URL(names.publicUrl);
  const asked = new URL(`http://${headers.host ?? ""}`);
  const isPublic = publicUrl !== null && (isBehindProxy === true || publicUrl.host === asked.host);
  const site = siteAt(isPublic ? publicUrl : asked);
  if (site !== null) return { kind: "here", site };
  const other = publicUrl === null ? null : siteAt(publicUrl);
  if (other !== null) return { kind: "elsewhere", address: other.origin };
  if (!LOOPBACK.test(asked.hostname)) return { kind: "nowhere" };
  asked.hostname = "localhost";
  return { kind: "elsewhere", address: asked.origin };
}

/** A browser uses passkeys under a name alone, and where nobody on the way can read or change what is sent. */
function siteAt({ protocol, hostname, origin }: URL): PasskeySite | null {
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  const isSecure = protocol === "https:" && !IN_DIGITS.test(hostname);
  return isLocal || isSecure ? { name: hostname, origin } : null;
}
