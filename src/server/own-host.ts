import type { FastifyInstance, FastifyRequest } from "fastify";
import { said } from "../messages/said.ts";
import { HttpProblem } from "./problem.ts";

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);
const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const HTTP_PORT = 80;

const HOST = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i;

/** Under which names people reach this server, besides those of this machine alone. */
export interface OwnNames {
  /** The name or address it was told to listen on; null on this machine alone. */
  readonly host: string | null;
  /** Where people find it, such as `https://runs.example.org` behind a proxy; null without one. */
  readonly publicUrl: string | null;
}

export const LOOPBACK_ONLY: OwnNames = { host: null, publicUrl: null };

/** What a proxy says of whom it asks for. */
export const PROXY_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] as const;

/** Where a request came in. */
interface Place {
  readonly port: number;
  /** The address of this machine that it was sent to. */
  readonly address: string | undefined;
}

/**
 * Whether a `host[:port]` names this server. A foreign name here is a rebinding attack: somebody else's name that leads to
 * this machine. An address in digits is nobody's name, so the one that the request was sent to is ours.
 */
export function isOwnHost(host: string, { port, address }: Place, { host: own, publicUrl }: OwnNames): boolean {
  if (publicUrl !== null && host.toLowerCase() === new URL(publicUrl).host) return true;
  const match = HOST.exec(host);
  const name = match?.[1]?.toLowerCase();
  if (match === null || name === undefined || Number(match[2] ?? HTTP_PORT) !== port) return false;
  if (LOOPBACK_NAMES.has(name)) return true;
  return own !== null && (name === bracketed(own.toLowerCase()) || name === addressName(address));
}

const bracketed = (name: string): string => (name.includes(":") && !name.startsWith("[") ? `[${name}]` : name);

/** An address as a browser writes it; null where nothing is known. */
const addressName = (address: string | undefined): string | null =>
  address === undefined ? null : bracketed(address.replace(/^::ffff:(?=\d+\.)/, "").toLowerCase());

const placeOf = ({ socket }: FastifyRequest): Place => ({
  port: socket.localPort ?? HTTP_PORT,
  address: socket.localAddress,
});

/** Whether a write comes from our own pages, or from a program that is no browser. */
function isOwnWrite(request: FastifyRequest, names: OwnNames): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  // A page that tells nobody where it is says `null`; then the browser's own word is needed that it is ours.
  if (origin === "null") return site === "same-origin";
  if (names.publicUrl !== null && origin === new URL(names.publicUrl).origin) return true;
  return origin.startsWith("http://") && isOwnHost(origin.slice("http://".length), placeOf(request), names);
}

/** Refuses requests under a foreign name or through a proxy that was not told of, and writes that another site's page sent. */
export function guardOwnHost(fastify: FastifyInstance, names: OwnNames, isBehindProxy: boolean): void {
  fastify.addHook("onRequest", async (request) => {
    // Whoever comes through a proxy that nobody told of would count as the person at this machine.
    if (!isBehindProxy && PROXY_HEADERS.some((name) => request.headers[name] !== undefined))
      throw new HttpProblem(421, said("refused.proxy"));
    if (!isOwnHost(request.headers.host ?? "", placeOf(request), names)) {
      const own = names.publicUrl ?? said("refused.own-names");
      throw new HttpProblem(421, said("refused.host", { own }));
    }
    if (!READS.has(request.method) && !isOwnWrite(request, names)) {
      throw new HttpProblem(403, said("refused.other-site"));
    }
  });
}
