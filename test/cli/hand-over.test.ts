import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openStore, StoreLockedError } from "../../src/store/connect.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";
import { startServer } from "./start-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixture = (name: string) => join(root, "fixtures", name);

/** Corrects and undoes through the server, and takes it back. */
async function correctAndUndo(data: string): Promise<void> {
  const beside = (...args: string[]) => runCli([...args, "--data", data]);
  expect((await beside("runs", "--json")).json()[0]?.["runs"]).toHaveLength(1);
  expect((await beside("correct", "last", "--distance", "2")).code).toBe(0);
  expect((await beside("runs", "last", "--json")).json()[0]).toMatchObject({ distanceM: 2000 });
  expect((await beside("correct", "last", "--remove", "distance")).code).toBe(0);
  const imports = (await beside("imports", "--json")).json()[0]?.["imports"] as { batchId: string }[] | undefined;
  const batchId = imports?.at(-1)?.batchId ?? "none";
  expect((await beside("undo", batchId)).code).toBe(0);
  expect((await beside("runs", "--json")).json()[0]?.["runs"]).toEqual([]);
  expect((await beside("redo", batchId)).code).toBe(0);
  expect((await beside("undo", "nothing")).code).toBe(2);
}

describe("a command beside a running server", () => {
  it("hands its work to the server, behaves the same, and the server lets go when it stops", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const server = await startServer(data);
    expect(statSync(join(data, "server.json")).mode & 0o777).toBe(0o600);
    await expect(openStore({ dataDir: data })).rejects.toBeInstanceOf(StoreLockedError);

    const direct = await runCli(["import", "--data", join(folder, "alone"), "--json", fixture("steady-run.fit")]);
    const handed = await runCli(["import", "--data", data, "--json", fixture("steady-run.fit")]);
    expect(handed.code).toBe(0);
    expect(handed.out).toBe(direct.out);
    const missing = await runCli(["import", "--data", data, "--json", join(folder, "gone.fit")]);
    expect([missing.code, missing.json()[0]?.["reason"]]).toEqual([1, "NOT_FOUND"]);
    expect((await runCli(["log", "pain", "calf", "3", "--day", "2025-05-01", "--data", data])).code).toBe(0);
    expect((await runCli(["plan", "add", "2026-11-28", "12", "--data", data])).code).toBe(0);
    expect((await runCli(["plan", "--json", "--data", data])).json()[0]?.["planned"]).toHaveLength(1);
    expect((await runCli(["report", "--explain", "SPIKE_S", "--data", data])).out).toContain("docs/METHODS.md#spike");
    expect((await runCli(["report", "--explain", "SPIKE_XL", "--data", data])).code).toBe(2);
    await correctAndUndo(data);
    expect((await runCli(["rebuild", "--data", data])).code).toBe(0);
    expect((await runCli(["doctor", "--data", data])).out).toMatch(/in use by the server/);

    const throughServer = await runCli(["report", "--data", data, "--json", "--as-of", "2025-05-01"]);
    const backtest = await runCli(["backtest", "--data", data, "--json", "--as-of", "2025-05-01", "--horizon", "3"]);
    expect(backtest.json()[0]).toMatchObject({ asOf: "2025-05-01", horizonDays: 3 });
    const link = await runCli(["link", "--data", data, "--json", "--as-of", "2025-05-01"]);
    expect(link.json()[0]).toMatchObject({ asOf: "2025-05-01", link: { kind: "cannot-tell" } });
    expect((await runCli(["link", "--squad", "--data", data])).out).toContain("1 of 1 athletes");
    const page = await fetch(server.address);
    expect(page.status).toBe(200);

    expect(await server.stop()).toBe(0);
    expect(existsSync(join(data, "server.json"))).toBe(false);
    const alone = await runCli(["report", "--data", data, "--json", "--as-of", "2025-05-01"]);
    expect(alone.out).toBe(throughServer.out);
    const same = await runCli(["backtest", "--data", data, "--json", "--as-of", "2025-05-01", "--horizon", "3"]);
    expect(same.out).toBe(backtest.out);
    expect((await runCli(["link", "--data", data, "--json", "--as-of", "2025-05-01"])).out).toBe(link.out);
  });

  it("exports, backs up and erases through the server, which goes on serving", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const server = await startServer(data);
    expect((await runCli(["import", "--data", data, fixture("steady-run.fit")])).code).toBe(0);
    const out = join(folder, "mine.zip");
    expect((await runCli(["export", "--out", out, "--json", "--data", data])).json()[0]).toMatchObject({ missing: 0 });
    const backup = join(folder, "backup");
    expect((await runCli(["backup", backup, "--json", "--data", data])).json()[0]).toMatchObject({ originals: 1 });
    expect((await runCli(["backup", folder, "--data", data])).err).toContain("holds other things");
    expect((await runCli(["erase", "--data", data])).code).toBe(2);
    const erased = await runCli(["erase", "--yes", "--json", "--data", data]);
    expect(erased.json()[0]).toMatchObject({ erased: true, originals: 1, backups: [{ folder: backup }] });
    expect((await fetch(server.address)).status).toBe(200);
    expect((await runCli(["runs", "--json", "--data", data])).json()[0]?.["runs"]).toEqual([]);
    expect((await runCli(["import", "--data", data, out])).code).toBe(0);
    expect((await runCli(["runs", "--json", "--data", data])).json()[0]?.["runs"]).toHaveLength(1);
    expect(await server.stop()).toBe(0);
    const restored = await runCli(["restore", backup, "--data", join(folder, "new")]);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining("the same as before")]);
  });

  it("a server that was killed does not stop the next command", async () => {
    const data = join(temporaryFolder(), "data");
    const server = await startServer(data);
    const gone = new Promise((resolve) => server.child.once("exit", resolve));
    server.child.kill("SIGKILL");
    await gone;
    expect(existsSync(join(data, "server.json"))).toBe(true);
    expect((await runCli(["log", "none", "--data", data])).code).toBe(0);
  });

  it("the local endpoint answers nobody without the token, and checks what it is asked", async () => {
    const data = join(temporaryFolder(), "data");
    const server = await startServer(data);
    const { token } = JSON.parse(readFileSync(join(data, "server.json"), "utf8")) as { token: string };
    const ask = (body: unknown, authorization?: string) =>
      fetch(`${server.address}local/v1/command`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(authorization === undefined ? {} : { authorization }) },
        body: JSON.stringify(body),
      });
    const today = { method: "today", args: ["me"] };
    expect((await ask(today)).status).toBe(401);
    expect((await ask(today, "Bearer guessed")).status).toBe(401);
    const answer = await ask(today, `Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(JSON.parse((await answer.text()).trim())).toEqual({ result: expect.any(Number) });
    for (const body of [
      { method: "exec", args: ["ls"] },
      { method: "today", args: ["../x"] },
      { method: "today" },
      [],
    ]) {
      expect((await ask(body, `Bearer ${token}`)).status).toBe(400);
    }
  });

  it("a second server for the same folder is refused with the address of the first", async () => {
    const data = join(temporaryFolder(), "data");
    const server = await startServer(data);
    const { code, err } = await runCli(["serve", "--port", "0", "--data", data]);
    expect(code).toBe(3);
    expect(err).toContain(server.address.slice(0, -1));
  });
});
