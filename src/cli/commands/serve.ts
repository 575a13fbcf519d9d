import { randomBytes } from "node:crypto";
import type { AthleteId } from "../../domain/ids.ts";
import { athleteOption, type CommonOptions, wholeNumber } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode, WorldError } from "../exit-codes.ts";
import { deliverWhileServing } from "../notify-delivery.ts";
import { openBrowser } from "../open-browser.ts";
import { answers } from "../remote-commands.ts";
import { readServerFile, removeServerFile, writeServerFile } from "../server-file.ts";
import { startServer } from "../start-server.ts";
import type { Surroundings } from "../surroundings.ts";
import { issueWhenTheDayTurns } from "../turn-of-day.ts";
import { watchFolder } from "../watch-loop.ts";
import { openWorld, type World } from "../world.ts";
import { watchedFolder } from "./watch.ts";

export interface ServeOptions extends CommonOptions {
  readonly port: string;
  readonly open?: boolean;
  readonly watch?: string;
  readonly dev?: boolean;
}

/** `niggle serve`: owns the database until it is asked to stop. */
export async function serveCommand(surroundings: Surroundings, options: ServeOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const dataDir = dataFolder(surroundings, options);
  const running = await readServerFile(dataDir);
  if (running !== null && (await answers(running))) {
    throw new WorldError(`a server runs already on http://127.0.0.1:${running.port} for this data folder`);
  }
  const watched = options.watch === undefined ? null : await watchedFolder(surroundings, options.watch);
  const world = await openWorld(surroundings, dataDir);
  try {
    await serveWorld(surroundings, world, {
      athlete,
      port: portOption(options),
      opens: options.open === true,
      watched,
      isDev: options.dev === true,
    });
  } finally {
    await world.close();
  }
  return EXIT.done;
}

export function portOption({ port }: Pick<ServeOptions, "port">): number {
  return wholeNumber("--port", port, { from: 0, to: 65_535 });
}

interface Serving {
  readonly athlete: AthleteId;
  readonly port: number;
  readonly opens: boolean;
  /** A folder to import from while serving; null for none. */
  readonly watched: string | null;
  /** Also serves the page that shows every part of the pages. */
  readonly isDev?: boolean;
}

/** Serves an open world until the person stops it. */
export async function serveWorld(surroundings: Surroundings, world: World, serving: Serving): Promise<void> {
  const { terminal } = surroundings;
  const token = randomBytes(32).toString("base64url");
  const server = await startServer(surroundings, world, { ...serving, token });
  await writeServerFile(world.dataDir, { pid: process.pid, port: server.port, token });
  const address = `http://127.0.0.1:${server.port}/`;
  terminal.out(`Niggle is at ${terminal.colours.bold(address)}`);
  terminal.out(terminal.colours.dim("  On this machine only. Stop it with Ctrl-C."));
  if (serving.opens) openBrowser(address);
  const stopTurning = issueWhenTheDayTurns(world, serving.athlete);
  const stop = new AbortController();
  const watching = watchWhileServing(surroundings, world, serving, stop.signal);
  const delivering = deliverWhileServing(surroundings, world, stop.signal);
  await surroundings.untilStopped();
  stop.abort();
  await Promise.all([watching, delivering, stopTurning()]);
  await server.close();
  await removeServerFile(world.dataDir);
}

async function watchWhileServing(
  surroundings: Surroundings,
  { commands, dataDir }: World,
  { athlete, watched }: Serving,
  signal: AbortSignal,
): Promise<void> {
  if (watched !== null) await watchFolder(surroundings, commands, { athlete, folder: watched, dataDir }, signal);
}
