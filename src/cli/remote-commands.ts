import { randomUUID } from "node:crypto";
import type { Commands } from "../usecases/commands.ts";
import { NotFoundError } from "../usecases/not-found-error.ts";
import { UsageError, WorldError } from "./exit-codes.ts";
import type { ServerFile } from "./server-file.ts";

/** One line of the server's answer: what happened meanwhile, then the result or the failure. */
type Line =
  | { readonly event: unknown }
  | { readonly result: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

/** The commands, run by the server that owns the database. It is on this machine and trusts the token of server.json. */
export function remoteCommands(server: ServerFile): Commands {
  const call = <T>(method: string, args: readonly unknown[], onEvent: (event: never) => void = () => undefined) =>
    callServer(server, { method, args }, onEvent) as Promise<T>;
  return {
    today: (athlete) => call("today", [athlete]),
    weeklyReport: (athlete, asOf) => call("weeklyReport", [athlete, asOf]),
    explain: (athlete, question) => call("explain", [athlete, question]),
    planReport: (athlete, asOf) => call("planReport", [athlete, asOf]),
    backtest: (athlete, query, onProgress) => call("backtest", [athlete, query], onProgress),
    linkReport: (athlete, asOf) => call("linkReport", [athlete, asOf]),
    squadReport: (asOf, onProgress) => call("squadReport", [asOf], onProgress),
    async importPaths(athlete, request, onEvent, signal) {
      const stopKey = randomUUID();
      // Whatever becomes of the asking: the import itself says how it ended.
      const stop = () => void call("stopImport", [stopKey]).catch(() => undefined);
      signal?.addEventListener("abort", stop, { once: true });
      try {
        return await call("importPaths", [athlete, { ...request, stopKey }], onEvent);
      } finally {
        signal?.removeEventListener("abort", stop);
      }
    },
    log: (athlete, facts) => call("log", [athlete, facts]),
    runs: (athlete, query) => call("runs", [athlete, query]),
    run: (athlete, id) => call("run", [athlete, id]),
    undoImport: (athlete, batchId) => call("undoImport", [athlete, batchId]),
    redoImport: (athlete, batchId) => call("redoImport", [athlete, batchId]),
    splitSources: (athlete, first, second) => call("splitSources", [athlete, first, second]),
    rejoinSources: (athlete, first, second) => call("rejoinSources", [athlete, first, second]),
    recentImports: (athlete, limit) => call("recentImports", [athlete, limit]),
    account: (command) => call("account", [command]),
    assistant: (asked) => call("assistant", [asked]),
    rebuild: (onEvent) => call("rebuild", [], onEvent),
    exportTo: (request, onEvent) => call("exportTo", [request], onEvent),
    erasePlan: (athlete) => call("erasePlan", [athlete]),
    eraseAthlete: (athlete) => call("eraseAthlete", [athlete]),
    backup: (folder, onEvent) => call("backup", [folder], onEvent),
  };
}

/** Where this machine reaches it. */
const addressOf = ({ host = "127.0.0.1", port }: ServerFile): string => `http://${host}:${port}`;

/** True when the process that wrote server.json still answers there. */
export async function answers(server: ServerFile): Promise<boolean> {
  try {
    const response = await fetch(`${addressOf(server)}/api/v1/health`, {
      signal: AbortSignal.timeout(2000),
    });
    return response.ok;
  } catch {
    return false; // refused or timed out: nobody is there
  }
}

async function callServer(
  server: ServerFile,
  request: { method: string; args: readonly unknown[] },
  onEvent: (event: never) => void,
): Promise<unknown> {
  const response = await fetch(`${addressOf(server)}/local/v1/command`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${server.token}` },
    body: JSON.stringify(request),
  });
  if (!response.ok || response.body === null) {
    throw new WorldError(`the running server (process ${server.pid}) refused the command: status ${response.status}`);
  }
  for await (const line of linesOf(response.body)) {
    const said = JSON.parse(line) as Line;
    if ("event" in said) onEvent(said.event as never);
    else if ("error" in said) throw failureOf(said.error);
    else return said.result;
  }
  throw new WorldError(`the running server (process ${server.pid}) stopped before the command was done`);
}

/** The server's failure as the failure it would have been here. */
function failureOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  if (name === "NotFoundError") return new NotFoundError(message);
  return name === "PersonError" || name === "NotAllowedError" ? new UsageError(message) : new WorldError(message);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}
