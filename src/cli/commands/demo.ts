import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { AthleteId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { localDayInZone } from "../../ingest/zone.ts";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { DEMO_PROFILE, demoClaims } from "../demo/demo-profile.ts";
import { demoFiles } from "../demo/make-demo-files.ts";
import { EXIT, type ExitCode, WorldError } from "../exit-codes.ts";
import { networkOptions } from "../network-options.ts";
import { printReport } from "../print-report.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { openWorld, type World } from "../world.ts";
import { humanReporter } from "./import.ts";
import { portOption, serveWorld } from "./serve.ts";

interface DemoOptions extends CommonOptions {
  readonly port: string;
  readonly open: boolean;
  readonly serve: boolean;
}

const SEED = 2026;

/**
 * `niggle demo`: writes two years of a made-up runner as files, imports them as anybody's files are imported, and shows the
 * week. Without --data everything is in a temporary folder that goes when the demo stops.
 */
export async function demoCommand(surroundings: Surroundings, options: DemoOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const port = portOption(options);
  const isKept = options.data !== undefined;
  const dataDir = isKept
    ? await emptyFolder(dataFolder(surroundings, options))
    : await mkdtemp(join(tmpdir(), "niggle-demo-"));
  const world = await openWorld(surroundings, dataDir);
  try {
    await fillWorld(surroundings, world, athlete);
    printReport(surroundings.terminal, await world.app.weeklyReport(athlete, await world.app.today(athlete)));
    surroundings.terminal.out("");
    if (options.serve)
      await serveWorld(surroundings, world, {
        athlete,
        port,
        network: networkOptions({}),
        opens: options.open,
        watched: null,
      });
  } finally {
    await world.close();
    if (!isKept) await rm(dataDir, { recursive: true, force: true });
  }
  return EXIT.done;
}

/** A demo never mixes with anybody's data. */
async function emptyFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  if ((await readdir(dataDir)).length > 0) {
    throw new WorldError(`${dataDir} is not empty: give the demo an empty folder, or none at all`);
  }
  return dataDir;
}

async function fillWorld(surroundings: Surroundings, world: World, athlete: AthleteId): Promise<void> {
  const { terminal, now } = surroundings;
  const today = localDayInZone(now(), DEMO_PROFILE.settings.homeZone);
  const folder = join(world.dataDir, "demo-files");
  terminal.out(
    terminal.colours.bold("Two years of a runner who does not exist, as files a watch and a diary would leave"),
  );
  await writeFiles(surroundings, folder, today);
  await world.app.log(athlete, profileFacts());
  const reporter = humanReporter(surroundings);
  const startedMs = performance.now();
  const paths = [{ given: "demo-files", absolute: folder }];
  const counts = await world.commands.importPaths(athlete, { paths, isComplete: false }, reporter.onEvent);
  reporter.finish(counts);
  const perSecond = Math.round(counts.files / ((performance.now() - startedMs) / 1000));
  terminal.out(terminal.colours.dim(`  ${perSecond} files a second, each kept, read, reconciled and committed`));
  await world.app.log(athlete, claimFacts(today));
  terminal.out("");
}

async function writeFiles({ terminal, now }: Surroundings, folder: string, endDay: LocalDay): Promise<void> {
  const bar = progressBar(terminal, now);
  const files = demoFiles({ seed: SEED, endDay });
  for (const [index, file] of files.entries()) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.make());
    bar.update(index + 1, files.length, `writing ${file.path}`);
  }
  bar.finish();
}

function profileFacts(): JournalFact[] {
  const { hrMaxBpm, hrRestBpm, sexForTrimp, homeZone } = DEMO_PROFILE.settings;
  const from = 0 as LocalDay;
  return [
    { kind: "setting", name: "hrMaxBpm", from, value: hrMaxBpm },
    { kind: "setting", name: "hrRestBpm", from, value: hrRestBpm },
    { kind: "setting", name: "sexForTrimp", from, value: sexForTrimp },
    { kind: "setting", name: "homeZone", from, value: homeZone },
  ];
}

function claimFacts(endDay: LocalDay): JournalFact[] {
  return demoClaims({ seed: SEED, endDay }).map((entry) => ({ kind: "history-claim", entry }));
}
