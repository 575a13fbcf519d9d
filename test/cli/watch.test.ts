import { appendFileSync, copyFileSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FolderWatch, readOffered, writeOffered } from "../../src/cli/watch-folder.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const steadyRun = fileURLToPath(new URL("../../fixtures/steady-run.fit", import.meta.url));

describe("a watched folder", () => {
  it("offers a file when it looks the same twice, and not while it grows", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "run.fit");
    const watch = new FolderWatch(folder, {});
    writeFileSync(file, "half");
    expect(await watch.look()).toEqual({ ready: [], settling: 1 });
    appendFileSync(file, " and the rest");
    expect(await watch.look()).toEqual({ ready: [], settling: 1 });
    expect(await watch.look()).toEqual({ ready: [file], settling: 0 });
  });

  it("offers a file once, and again only when it has changed", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "run.fit");
    writeFileSync(file, "whole");
    const watch = new FolderWatch(folder, {});
    await watch.look();
    watch.markOffered((await watch.look()).ready);
    expect(await watch.look()).toEqual({ ready: [], settling: 0 });
    const later = new FolderWatch(folder, watch.offered());
    await later.look();
    expect((await later.look()).ready).toEqual([]);
    utimesSync(file, 1, 1);
    await later.look();
    expect((await later.look()).ready).toEqual([file]);
  });

  it("looks into folders, leaves hidden and empty files alone, and waits for a folder that is away", async () => {
    const folder = join(temporaryFolder(), "watch");
    const watch = new FolderWatch(folder, {});
    expect(await watch.look()).toEqual({ ready: [], settling: 0 });
    mkdirSync(join(folder, "GARMIN", "ACTIVITY"), { recursive: true });
    for (const name of ["GARMIN/ACTIVITY/a.fit", ".sync-part", "GARMIN/._a.fit"])
      writeFileSync(join(folder, name), "x");
    writeFileSync(join(folder, "empty.fit"), "");
    await watch.look();
    expect((await watch.look()).ready).toEqual([join(folder, "GARMIN", "ACTIVITY", "a.fit")]);
    rmSync(folder, { recursive: true });
    expect(await watch.look()).toEqual({ ready: [], settling: 0 });
  });

  it("its note of what was offered survives a restart, and a torn note costs nothing", async () => {
    const data = temporaryFolder();
    expect(await readOffered(data)).toEqual({});
    await writeOffered(data, { "/a": { sizeB: 1, changedMs: 2 } });
    expect(await readOffered(data)).toEqual({ "/a": { sizeB: 1, changedMs: 2 } });
    writeFileSync(join(data, "watched.json"), '{"/a":');
    expect(await readOffered(data)).toEqual({});
  });
});

describe("niggle watch", () => {
  it("imports what is there, tells it, keeps the file, and stops when asked", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const watched = join(folder, "watch");
    mkdirSync(watched);
    copyFileSync(steadyRun, join(watched, "run.fit"));
    const stopAfterMs = 5000;
    const { code, out } = await runCli(["watch", watched, "--data", data], {
      untilStopped: () => new Promise((resolve) => setTimeout(resolve, stopAfterMs)),
    });
    expect(code).toBe(0);
    expect(out).toMatch(/Imported 1 activity, from 1 of 1 file/);
    expect(readdirSync(watched)).toEqual(["run.fit"]);
    const again = await runCli(["import", "--data", data, "--json", watched]);
    expect(again.json()[0]?.["outcome"]).toBe("duplicate");
  });

  it("refuses a folder that is not there", async () => {
    const { code, err } = await runCli(["watch", "/not/there", "--data", join(temporaryFolder(), "data")]);
    expect([code, err]).toEqual([2, expect.stringMatching(/cannot watch \/not\/there/)]);
  });
});
