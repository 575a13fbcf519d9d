import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { exportInFolder } from "../../../src/ingest/archive/export-folder.ts";
import { type ArchiveLimits, DEFAULT_LIMITS } from "../../../src/ingest/archive/limits.ts";
import { collect } from "../../../src/ingest/archive/sniff.ts";

const MANIFEST = '{"format":"niggle-export","version":1}';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "niggle-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What is found in a folder: its members with their text, or why not. */
async function membersIn(folder: string, limits: Partial<ArchiveLimits> = {}) {
  const found = await exportInFolder({ path: "mine", folder, limits: { ...DEFAULT_LIMITS, ...limits } });
  if (found.kind !== "export") return [`${found.kind} ${found.problem.reason}`];
  const lines: string[] = [];
  for await (const { name, found: member } of found.members()) {
    if (member.kind !== "entry") lines.push(`${name} ${member.problem.reason}`);
    else {
      const text = await collect(member.chunks, 1e9).then(
        (bytes) => new TextDecoder().decode(bytes ?? undefined),
        (error) => `${error.name} ${error.problem?.reason}`,
      );
      lines.push(`${name} ${member.sizeB} ${text}`);
    }
  }
  return lines;
}

const PLAIN = { "manifest.json": MANIFEST, "journal.jsonl": "{}\n", "originals/ab/run.fit": "run", "empty.txt": "" };

describe("an export in a folder", () => {
  it("has every file by its name within the folder, as its zip would", async () => {
    expect(await membersIn(folderOf(PLAIN))).toEqual([
      "empty.txt 0 ",
      "journal.jsonl 3 {}\n",
      `manifest.json ${MANIFEST.length} ${MANIFEST}`,
      "originals/ab/run.fit 3 run",
    ]);
  });

  it("can be gone through again", async () => {
    const found = await exportInFolder({ path: "mine", folder: folderOf(PLAIN) });
    if (found.kind !== "export") throw new Error("no export");
    const names = async () => {
      const all: string[] = [];
      for await (const { name } of found.members()) all.push(name);
      return all;
    };
    expect(await names()).toEqual(await names());
  });

  it("is none without a manifest that says so", async () => {
    expect(await membersIn(folderOf({ "manifest.json": '{"format":"other"}' }))).toEqual(["rejected EXPORT_DAMAGED"]);
    expect(await membersIn(folderOf({ "journal.jsonl": "{}" }))).toEqual(["rejected EXPORT_DAMAGED"]);
    expect(await membersIn(join(folderOf({}), "nothing"))).toEqual(["rejected UNREADABLE"]);
  });
});

describe("an export in a folder from somebody who means harm", () => {
  it("has no link followed, to a file or to a folder, nor anything that is no file opened", async () => {
    const outside = folderOf({ "secret.txt": "secret", "deep/secret.txt": "secret" });
    const folder = folderOf(PLAIN);
    symlinkSync(join(outside, "secret.txt"), join(folder, "originals/link.fit"));
    symlinkSync(join(outside, "deep"), join(folder, "originals/zz"));
    symlinkSync("journal.jsonl", join(folder, "other.jsonl"));
    const lines = await membersIn(folder);
    expect(lines.filter((line) => line.includes("UNREADABLE"))).toEqual([
      "originals/link.fit UNREADABLE",
      "originals/zz UNREADABLE",
      "other.jsonl UNREADABLE",
    ]);
    expect(lines.join()).not.toContain("secret");
  });

  it("has no manifest that is a link", async () => {
    const { "manifest.json": _, ...others } = PLAIN;
    const folder = folderOf(others);
    symlinkSync(join(folderOf(PLAIN), "manifest.json"), join(folder, "manifest.json"));
    expect(await membersIn(folder)).toEqual(["rejected EXPORT_DAMAGED"]);
  });

  it("has no link followed that takes the place of a file or a folder once it is listed", async () => {
    const outside = folderOf({ "run.fit": "secret" });
    for (const swapped of ["originals/ab/run.fit", "originals/ab"]) {
      const folder = folderOf(PLAIN);
      const found = await exportInFolder({ path: "mine", folder });
      if (found.kind !== "export") throw new Error("no export");
      rmSync(join(folder, swapped), { recursive: true });
      symlinkSync(swapped.endsWith(".fit") ? join(outside, "run.fit") : outside, join(folder, swapped));
      for await (const { name, found: member } of found.members()) {
        if (name !== "originals/ab/run.fit" || member.kind !== "entry") continue;
        await expect(collect(member.chunks, 100)).rejects.toMatchObject({ problem: { reason: "UNREADABLE" } });
      }
    }
  });

  it("holds no more files, names or bytes than an archive may", async () => {
    const folder = folderOf(PLAIN);
    expect(await membersIn(folder, { entries: 3 })).toEqual(["rejected ZIP_LIMIT"]);
    expect(await membersIn(folder, { namesB: 20 })).toEqual(["rejected ZIP_LIMIT"]);
    expect(await membersIn(folder, { entrySizeB: 2 })).toEqual(["rejected EXPORT_DAMAGED"]);
    expect((await membersIn(folder, { totalSizeB: MANIFEST.length + 3 })).at(-1)).toBe(
      "originals/ab/run.fit ZIP_LIMIT",
    );
  });

  it("gives no more of a file than it had when it was listed", async () => {
    const folder = folderOf(PLAIN);
    const found = await exportInFolder({ path: "mine", folder });
    if (found.kind !== "export") throw new Error("no export");
    writeFileSync(join(folder, "originals/ab/run.fit"), "x".repeat(1000));
    for await (const { name, found: member } of found.members())
      if (name.startsWith("originals") && member.kind === "entry")
        expect((await collect(member.chunks, 1e6))?.length).toBe(3);
  });

  it.skipIf(process.getuid?.() === 0)("says which of its files cannot be read", async () => {
    const folder = folderOf(PLAIN);
    chmodSync(join(folder, "originals/ab/run.fit"), 0);
    expect((await membersIn(folder)).at(-1)).toBe("originals/ab/run.fit 3 UnpackError UNREADABLE");
  });
});
