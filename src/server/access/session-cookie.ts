import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountId } from "../../domain/people.ts";

/** How long a browser keeps its session; the server may end it earlier. */
const MOST_AGE_S = 90 * 86_400;
const PENDING_AGE_S = 300;
const PASSKEY_AGE_S = 300;

/** The cookies that this server sets. Over HTTPS they are bound to this host and never sent in clear. */
export interface Cookies {
  session(request: FastifyRequest): string | null;
  /** Which step of signing in a browser is at, between the password and the code. */
  pending(request: FastifyRequest): string | null;
  /** What a browser was asked that a passkey is to answer. */
  passkey(request: FastifyRequest): string | null;
  keepSession(reply: FastifyReply, secret: string, account: AccountId): void;
  keepPending(reply: FastifyReply, secret: string): void;
  keepPasskey(reply: FastifyReply, secret: string): void;
  /** Forgets them all. */
  clear(reply: FastifyReply): void;
}

/** @param isSecure whether people reach this server over HTTPS */
export function createCookies(isSecure: boolean): Cookies {
  const prefix = isSecure ? "__Host-" : "";
  const [session, who] = [`${prefix}niggle_session`, `${prefix}niggle_who`];
  const [pending, passkey] = [`${prefix}niggle_sign_in`, `${prefix}niggle_passkey`];
  const set = (reply: FastifyReply, name: string, { value, ageS }: { value: string; ageS: number }) => {
    const parts = [`${name}=${value}`, "Path=/", "SameSite=Lax", `Max-Age=${ageS}`];
    const more = [...(name === who ? [] : ["HttpOnly"]), ...(isSecure ? ["Secure"] : [])];
    reply.header("set-cookie", [...parts, ...more].join("; "));
  };
  return {
    session: (request) => cookieOf(request, session),
    pending: (request) => cookieOf(request, pending),
    passkey: (request) => cookieOf(request, passkey),
    keepSession(reply, value, account) {
      set(reply, session, { value, ageS: MOST_AGE_S });
      set(reply, who, { value: nameOf(account), ageS: MOST_AGE_S });
      for (const name of [pending, passkey]) set(reply, name, { value: "", ageS: 0 });
    },
    keepPending: (reply, value) => set(reply, pending, { value, ageS: PENDING_AGE_S }),
    keepPasskey: (reply, value) => set(reply, passkey, { value, ageS: PASSKEY_AGE_S }),
    clear(reply) {
      for (const name of [session, pending, passkey, who]) set(reply, name, { value: "", ageS: 0 });
    },
  };
}

/**
 * Tells accounts of one browser apart, and opens nothing: a page reads it, so that what one person wrote without a
 * connection is not sent as somebody else's.
 */
const nameOf = (account: AccountId): string => createHash("sha256").update(account).digest("hex").slice(0, 16);

const SECRET = /^[\w-]{43}$/;

/** The value of a cookie; null when it is not there, is there twice, or is no secret of ours. */
function cookieOf(request: FastifyRequest, name: string): string | null {
  const values = (request.headers.cookie ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && SECRET.test(value) ? value : null;
}
