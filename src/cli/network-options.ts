import { UsageError } from "./exit-codes.ts";

export interface NetworkOptions {
  readonly host?: string;
  readonly publicUrl?: string;
  readonly trustProxy?: boolean;
}

/** Where a server listens, and how people reach it. */
export interface Network {
  readonly host: string;
  readonly publicUrl: string | null;
  readonly isBehindProxy: boolean;
  /** Somebody else than the person at this machine may reach it. */
  readonly isOpen: boolean;
}

const LOOPBACK = "127.0.0.1";
const HOST = /^(?:[a-z0-9.-]{1,253}|[0-9a-f:.]{2,45})$/i;

/** @throws UsageError */
export function networkOptions({ host = LOOPBACK, publicUrl, trustProxy = false }: NetworkOptions): Network {
  if (!HOST.test(host)) throw new UsageError(`invalid --host: ${host} (want an address or a name, such as 0.0.0.0)`);
  const url = publicUrl === undefined ? null : originFrom(publicUrl);
  if (trustProxy && url?.startsWith("https://") !== true)
    throw new UsageError("--trust-proxy wants --public-url https://…: where people find the proxy");
  return { host, publicUrl: url, isBehindProxy: trustProxy, isOpen: !isLoopback(host) || url !== null || trustProxy };
}

/** Where this machine itself reaches a server that listens there. */
export const ownAddress = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? LOOPBACK : host.includes(":") ? `[${host}]` : host;

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\.[\d.]+$/.test(host);

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "";
  if (!isOrigin || url.username !== "" || url.hash !== "")
    throw new UsageError(`invalid --public-url: ${text} (want one such as https://runs.example.org)`);
  return url.origin;
}
