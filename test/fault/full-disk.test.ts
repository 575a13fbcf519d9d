import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madeRun } from "../../bench/ingest/made-archive.ts";

const root = new URL("../../", import.meta.url).pathname;
const RUNS = 60;

/** A mount that only the commands under test see, and that goes with them. */
const NAMESPACE = process.getuid?.() === 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"];

function canMount(): boolean {
  const probe = spawnSync("unshare", [...NAMESPACE, "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]);
  return probe.status === 0;
}

const MOUNTS = canMount();

/** What the commands said and how they ended, by the name of the step. */
interface Step {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe.skipIf(!MOUNTS)("a disk that is full or read-only (needs the right to mount a small one)", () => {
  let folder = "";
  const steps = new Map<string, Step>();
  const step = (name: string): Step => {
    const found = steps.get(name);
    if (found === undefined) throw new Error(`no step ${name}`);
    return found;
  };

  /** One script, because the disk goes when it ends. */
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "niggle-disk-"));
    const runs = join(folder, "runs");
    execFileSync("mkdir", [runs, join(folder, "disk")]);
    for (let run = 0; run < RUNS; run += 1) {
      writeFileSync(join(runs, `${String(run).padStart(3, "0")}.fit`), madeRun(run, 900_000_000 + run * 90_000));
    }
    const niggle = `"${process.execPath}" --import tsx src/cli/main.ts`;
    const data = `--data "${folder}/disk/data"`;
    const run = (name: string, command: string) =>
      `${niggle} ${command} ${data} >"${folder}/${name}.out" 2>"${folder}/${name}.err"; echo $? >"${folder}/${name}.code"`;
    const script = [
      `mount -t tmpfs -o size=4m tmpfs "${folder}/disk"`,
      run("import", `import --json "${runs}"`),
      `dd if=/dev/zero of="${folder}/disk/fill" bs=4k 2>/dev/null`,
      run("full", "log pain calf 3"),
      `rm "${folder}/disk/fill"; mount -o remount,size=80m "${folder}/disk"`,
      run("doctor", "doctor --json"),
      run("again", `import --json "${runs}"`),
      `mount -o remount,ro "${folder}/disk"`,
      run("read-only", `import --json "${runs}"`),
      run("read-only-doctor", "doctor --json"),
    ].join("\n");
    spawnSync("unshare", [...NAMESPACE, "sh", "-c", script], { cwd: root, stdio: "inherit" });
    for (const name of "import full doctor again read-only read-only-doctor".split(" ")) {
      const read = (end: string) => readFileSync(join(folder, `${name}.${end}`), "utf8");
      steps.set(name, { code: Number(read("code")), out: read("out"), err: read("err").replaceAll(/\s+/g, " ") });
    }
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const outcomes = (name: string): Map<string, string> =>
    new Map(
      step(name)
        .out.split("\n")
        .filter((line) => line.includes('"outcome"'))
        .map((line) => JSON.parse(line) as { path: string; outcome: string })
        .map(({ path, outcome }) => [path, outcome]),
    );
  const checkOf = (name: string, check: string) =>
    (JSON.parse(step(name).out) as { checks: { name: string; isWell: boolean; detail: string }[] }).checks.find(
      (each) => each.name === check,
    );

  it("ends the import with a sentence that names the folder and the way out, and exit code 3", () => {
    const { code, err } = step("import");
    expect(code).toBe(3);
    expect(err).toMatch(/the disk is full: \S+\/disk\/data takes no more \(ENOSPC\)\. free some space/);
    expect(err).not.toContain(" at ");
    expect(outcomes("import").size).toBeGreaterThan(5);
    expect(outcomes("import").size).toBeLessThan(RUNS);
    expect(step("import").out).not.toContain("summary");
  });

  it("never says that something was logged which was not", () => {
    expect([step("full").code, step("full").out]).toEqual([3, ""]);
  });

  it("leaves nothing half written: with room again everything is whole, and the import goes on where it was", () => {
    expect(step("doctor")).toMatchObject({ code: 0 });
    expect(step("again").code).toBe(0);
    const first = outcomes("import");
    const again = outcomes("again");
    expect(again.size).toBe(RUNS);
    expect([...first.values()].every((outcome) => outcome === "imported")).toBe(true);
    expect([...first.keys()].filter((path) => again.get(path) !== "duplicate")).toEqual([]);
    expect([...again.values()].every((outcome) => outcome === "imported" || outcome === "duplicate")).toBe(true);
  });

  it("names a read-only disk, and the doctor names it too", () => {
    expect(step("read-only").code).toBe(3);
    expect(step("read-only").err).toMatch(
      /\S+\/disk\/data is on a disk that is read-only \(EROFS\)\. mount it for writing/,
    );
    expect(step("read-only-doctor").code).toBe(3);
    expect(checkOf("read-only-doctor", "folder")?.detail).toContain("read-only");
  });
});
