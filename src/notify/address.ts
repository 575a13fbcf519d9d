import { isIPv4 } from "node:net";

/** Whether a host is this machine itself: what is sent there leaves nothing. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return bare === "localhost" || bare === "::1" || (isIPv4(bare) && bare.startsWith("127."));
}

/** Why a web address is not one to send to, and the way out; null when it is. Plain http goes to this machine alone. */
export function addressProblem(text: string): string | null {
  if (!URL.canParse(text)) return "want an address such as https://example.org/niggle";
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return "a name and password in an address end up in logs: leave them out";
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return null;
  return "want https; plain http is for this machine alone";
}
