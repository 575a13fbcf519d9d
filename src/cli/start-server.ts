import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AthleteId } from "../domain/ids.ts";
import { buildServer } from "../server/build-server.ts";
import { registerLocalCommand } from "../server/local-command.ts";
import type { Surroundings } from "./surroundings.ts";
import type { World } from "./world.ts";

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The browser modules lie beside the compiled program, wherever this file runs from. */
const WEB_DIR = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../../dist/web" : "../web", import.meta.url));

interface Listening {
  readonly athlete: AthleteId;
  readonly port: number;
  readonly token: string;
  readonly isDev?: boolean;
}

/** Listens on the loopback address alone. */
export async function startServer(
  { version, terminal }: Surroundings,
  { app, people, commands, dataDir }: World,
  { athlete, port, token, isDev = false }: Listening,
): Promise<RunningServer> {
  const server = await buildServer({
    app,
    people,
    localAthlete: athlete,
    webDir: WEB_DIR,
    version,
    isDev,
    tmpDir: join(dataDir, "tmp"),
    calendarKeyFile: join(dataDir, "calendar.key"),
    log: (line) => terminal.err(line),
    registerExtra: (fastify) => registerLocalCommand(fastify, { commands, token }),
  });
  const address = await server.listen({ host: "127.0.0.1", port });
  return { port: Number(new URL(address).port), close: () => server.close() };
}
