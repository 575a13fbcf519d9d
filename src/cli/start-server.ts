import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AthleteId } from "../domain/ids.ts";
import { buildServer } from "../server/build-server.ts";
import { registerLocalCommand } from "../server/local-command.ts";
import type { Network } from "./network-options.ts";
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
  readonly network: Network;
}

/** Listens where it was told to: on the loopback address alone, unless somebody said otherwise. */
export async function startServer(
  { version, terminal }: Surroundings,
  { app, people, commands, dataDir }: World,
  { athlete, port, token, network, isDev = false }: Listening,
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
    names: { host: network.isOpen ? network.host : null, publicUrl: network.publicUrl },
    isBehindProxy: network.isBehindProxy,
    log: (line) => terminal.err(line),
    registerExtra: (fastify) => registerLocalCommand(fastify, { commands, token }),
  });
  const address = await server.listen({ host: network.host, port });
  return { port: Number(new URL(address).port), close: () => server.close() };
}
