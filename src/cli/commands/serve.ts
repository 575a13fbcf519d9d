import { randomBytes } from "node:crypto";
import type { AthleteId } from "../../domain/ids.ts";
import { athleteOption, type CommonOptions, wholeNumber } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode, UsageError, WorldError } from "../exit-codes.ts";
import { type Network, type NetworkOptions, networkOptions, ownAddress } from "../network-options.ts";
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

export interface ServeOptions extends CommonOptions, NetworkOptions {
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
    throw new WorldError(
      `a server runs already on http://${running.host ?? "127.0.0.1"}:${running.port} for this data folder`,
    );
  }
  const network = networkOptions(options);
  const watched = options.watch === undefined ? null : await watchedFolder(surroundings, options.watch);
  const world = await openWorld(surroundings, dataDir);
  try {
    await refuseOpenDoor(world, network);
    await serveWorld(surroundings, world, {
      network,
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

/** Nobody opens a data folder to others before there is a login. @throws UsageError */
async function refuseOpenDoor({ people, dataDir }: World, { isOpen }: Network): Promise<void> {
  if (!isOpen || (await people.hasAccounts())) return;
  throw new UsageError(
    "others would reach everything without signing in: make an account first, " +
      `niggle --data ${JSON.stringify(dataDir)} account add NAME --role owner`,
  );
}

function reachWords({ isOpen, publicUrl }: Network): string {
  if (!isOpen) return "On this machine only.";
  if (publicUrl?.startsWith("https://") === true) return "Who has an account signs in.";
  return "Who has an account signs in. Without HTTPS, others on the network can read along: see docs/ACCESS.md.";
}

interface Serving {
  readonly athlete: AthleteId;
  readonly port: number;
  readonly network: Network;
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
  const host = ownAddress(serving.network.host);
  await writeServerFile(world.dataDir, { pid: process.pid, port: server.port, host, token });
  const address = serving.network.publicUrl ?? `http://${host}:${server.port}/`;
  terminal.out(`Niggle is at ${terminal.colours.bold(address)}`);
  terminal.out(terminal.colours.dim(`  ${reachWords(serving.network)} Stop it with Ctrl-C.`));
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
