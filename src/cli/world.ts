import { randomUUID } from "node:crypto";
import { sweepSpills } from "../ingest/archive/spill.ts";
import { createDecodePool } from "../ingest/decode-pool.ts";
import * as tables from "../store/aggregates.ts";
import { openStore } from "../store/connect.ts";
import * as custody from "../store/custody/custody.ts";
import { sweepScratch } from "../store/custody/scratch.ts";
import { openJournal } from "../store/journal.ts";
import { openOriginals } from "../store/originals.ts";
import { createAnalysisPool } from "../usecases/analysis-pool.ts";
import type { App } from "../usecases/app.ts";
import { buildApp } from "../usecases/build-app.ts";
import { catchUp } from "../usecases/catch-up.ts";
import type { Commands } from "../usecases/commands.ts";
import type { Deps } from "../usecases/deps.ts";
import { resumeErasingAccount } from "../usecases/erase-account.ts";
import { resumeErasing } from "../usecases/erase-athlete.ts";
import { localCommands } from "../usecases/local-commands.ts";
import { spillFolderOf } from "../usecases/offered-files.ts";
import { buildPeople } from "../usecases/people/build-people.ts";
import type { People } from "../usecases/people.ts";
import { ASSISTANT_FORMS } from "./assistant-forms.ts";
import type { CommonOptions } from "./common-options.ts";
import { dataFolder } from "./data-folder.ts";
import { forgetElsewhere } from "./forget-elsewhere.ts";
import { listSources } from "./list-sources.ts";
import { progressBar } from "./progress.ts";
import { answers, remoteCommands } from "./remote-commands.ts";
import { readServerFile } from "./server-file.ts";
import type { Surroundings } from "./surroundings.ts";

/** One open data folder: the database and everything that works on it. */
export interface World {
  readonly dataDir: string;
  readonly deps: Deps;
  readonly app: App;
  readonly people: People;
  readonly commands: Commands;
  close(): Promise<void>;
}

/**
 * Opens the data folder in this process and applies what a crash left over.
 * @throws StoreLockedError when another process owns it, StoreBrokenError when the database cannot be read
 */
export async function openWorld(surroundings: Surroundings, dataDir: string): Promise<World> {
  const { now, machineZone, terminal } = surroundings;
  const store = await openStore({ dataDir });
  const pool = createDecodePool();
  // A worker of its own: a page that shows one run does not wait for the files of an import.
  const samplePool = createDecodePool();
  const analysisPool = createAnalysisPool();
  const close = async () => {
    await Promise.all([pool.close(), samplePool.close(), analysisPool.close()]);
    await store.close();
  };
  try {
    const originals = openOriginals(store.dataDir);
    // What a process that was killed left half written. The folder is this process's alone.
    await originals.sweep();
    await sweepSpills(spillFolderOf(store.dataDir));
    const deps: Deps = {
      store,
      tables,
      custody,
      originals,
      journal: openJournal(store.dataDir),
      decode: (bytes, context) => pool.decode(bytes, context),
      decodeKept: (sha256, context, watch) =>
        pool.decodeKept({ file: originals.fileOf(sha256), sha256 }, context, watch),
      readSamples: (sha256, indexInFile, context) =>
        samplePool.samples({ file: originals.fileOf(sha256), sha256 }, indexInFile, context),
      analyse: analysisPool.analyse,
      forgetElsewhere: (athlete, isLast) => forgetElsewhere(store.dataDir, athlete, isLast),
      now,
      newId: randomUUID,
      machineZone,
    };
    await sweepScratch(store.dataDir);
    const erased = await resumeErasing(deps);
    if (erased !== null) terminal.err(`finished erasing ${erased}, which a stop had cut off`);
    if (await resumeErasingAccount(deps)) terminal.err("finished erasing an account, which a stop had cut off");
    const bar = progressBar(terminal, now);
    const applied = await catchUp(deps, (done, total) => bar.update(done, total, "applying what the journal holds"));
    bar.finish();
    if (applied > 0) terminal.err(`applied ${applied} ${applied === 1 ? "entry" : "entries"} a stop left behind`);
    const app = buildApp(deps);
    const people = buildPeople(deps);
    return {
      dataDir: store.dataDir,
      deps,
      app,
      people,
      commands: localCommands(deps, app, { people, listSources, forms: ASSISTANT_FORMS }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs work where the database is owned: in the server that runs already, else in this process for as long as it takes. */
export async function withCommands<T>(
  surroundings: Surroundings,
  options: Pick<CommonOptions, "data">,
  work: (commands: Commands) => Promise<T>,
): Promise<T> {
  const dataDir = dataFolder(surroundings, options);
  const server = await readServerFile(dataDir);
  if (server !== null && (await answers(server))) return work(remoteCommands(server));
  const world = await openWorld(surroundings, dataDir);
  let result: T;
  try {
    result = await work(world.commands);
  } catch (error) {
    await world.close().catch(() => undefined); // what went wrong first is what a person is told
    throw error;
  }
  await world.close();
  return result;
}
