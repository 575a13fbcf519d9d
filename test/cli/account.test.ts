import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { networkOptions, ownAddress } from "../../src/cli/network-options.ts";
import { secretReader } from "../../src/cli/read-secret.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

const SECRET = "long shoes 42";
const account = (data: string, ...args: string[]) => runCli(["--data", data, "account", ...args], { secret: SECRET });

describe("niggle account", () => {
  it("makes an owner first, then others, and lists them", async () => {
    const data = temporaryFolder();
    expect((await account(data, "list")).out).toContain("No accounts.");
    const early = await account(data, "add", "rita");
    expect([early.code, early.err]).toEqual([2, expect.stringContaining("the first account is a runner")]);
    expect((await account(data, "add", "olive", "--role", "owner")).out).toBe("Made olive, owner.");
    expect((await account(data, "add", "Rita@Example.org", "--own", "rita", "--name", "Rita")).code).toBe(0);
    const [told] = (await account(data, "list", "--json")).json();
    expect(told).toMatchObject({ accounts: [{ login: "olive" }, { login: "rita@example.org", athlete: "rita" }] });
    expect((await account(data, "list")).out).toMatch(/rita@example\.org +Rita +runner +rita +open/);
  });

  it("closes and opens an account, changes a role, and tells recovery codes and an invitation once", async () => {
    const data = temporaryFolder();
    await account(data, "add", "olive", "--role", "owner");
    await account(data, "add", "kim", "--role", "coach");
    expect((await account(data, "disable", "kim")).out).toBe("Closed kim, coach.");
    expect((await account(data, "enable", "kim")).out).toBe("Opened kim, coach.");
    expect((await account(data, "role", "kim", "therapist")).out).toBe("Changed kim, therapist.");
    expect((await account(data, "recovery", "kim")).out.split("\n")).toHaveLength(10);
    expect((await account(data, "password", "kim")).out).toContain("Set the password of kim.");
    expect((await account(data, "invite", "--role", "coach")).out).toMatch(/^\/invite\/[\w-]{43}$/);
    const [told] = (await account(data, "invite", "--own", "sam", "--json")).json();
    expect(told?.["invitation"]).toMatch(/^[\w-]{43}$/);
  });

  it("says what erasing an account would remove, and with --yes it is gone", async () => {
    const data = temporaryFolder();
    await account(data, "add", "olive", "--role", "owner");
    await account(data, "add", "rita");
    const asked = await account(data, "erase", "rita");
    expect([asked.code, asked.out.replaceAll(/\s+/g, " ")]).toEqual([
      2,
      expect.stringMatching(/would erase the account rita for good: 2 entries.*data of rita stay.*Nothing was erased/),
    ]);
    const erasing = await runCli(["erase", "--athlete", "rita", "--data", data]);
    expect(erasing.out.replaceAll(/\s+/g, " ")).toContain("niggle account erase rita --yes");
    expect((await account(data, "erase", "rita", "--yes", "--json")).json()).toMatchObject([
      { login: "rita", erased: true, journalLines: 2 },
    ]);
    expect((await account(data, "list")).out).not.toContain("rita");
  });

  it.each([
    [["add", "kim", "--role", "boss"], "invalid --role: boss"],
    [["add", "no/slash", "--role", "coach"], "the login is"],
    [["add", "Kim Lee"], "name them with --own"],
    [["disable", "nobody"], "there is no account nobody"],
    [["invite", "--role", "coach", "--days", "99"], "invalid --days: 99"],
    [["disable", "olive"], "the last owner"],
    [["invite", "--own", "x", "--guardian", "nobody"], "there is no account nobody"],
  ])("%j is refused with a sentence", async (args, why) => {
    const data = temporaryFolder();
    await account(data, "add", "olive", "--role", "owner");
    const { code, err } = await account(data, ...args);
    expect([code, err.replaceAll(/\s+/g, " ")]).toEqual([2, expect.stringContaining(why)]);
  });

  it("takes no password as an argument, and writes none down", async () => {
    const data = temporaryFolder();
    expect((await account(data, "add", "olive", "--role", "owner", "--password", SECRET)).code).toBe(2);
    await account(data, "add", "olive", "--role", "owner");
    expect(readFileSync(join(data, "journal", "2026-11.jsonl"), "utf8")).not.toContain(SECRET);
  });

  it("reads the first line where nobody types", async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
    const stderr = new PassThrough() as unknown as NodeJS.WriteStream;
    stdin.push("a pass phrase\nand more\n");
    stdin.push(null);
    expect(await secretReader({ stdin, stderr })("Password")).toBe("a pass phrase");
  });
});

describe("niggle serve to others", () => {
  it.each([
    ["--host", "0.0.0.0"],
    ["--public-url", "https://runs.example.org"],
  ])("%s %s refuses to start without an account, and says how to make one", async (...args) => {
    const { code, err } = await runCli(["--data", temporaryFolder(), "serve", "--port", "0", ...args]);
    expect([code, err.replaceAll(/\s+/g, " ")]).toEqual([2, expect.stringContaining("account add NAME --role owner")]);
  });

  it("starts with an account, and says that others read along without HTTPS", async () => {
    const data = temporaryFolder();
    await account(data, "add", "olive", "--role", "owner");
    const { code, out } = await runCli(["--data", data, "serve", "--port", "0", "--host", "0.0.0.0"]);
    expect([code, out.replaceAll(/\s+/g, " ")]).toEqual([0, expect.stringContaining("Without HTTPS")]);
  });

  it.each([
    [{ trustProxy: true }, "--trust-proxy wants --public-url"],
    [{ trustProxy: true, publicUrl: "http://runs.example.org" }, "--trust-proxy wants --public-url"],
    [{ publicUrl: "runs.example.org" }, "invalid --public-url"],
    [{ publicUrl: "https://runs.example.org/niggle" }, "invalid --public-url"],
    [{ publicUrl: "https://user@runs.example.org" }, "invalid --public-url"],
    [{ host: "a b" }, "invalid --host"],
  ])("%o is refused", (options, why) => {
    expect(() => networkOptions(options)).toThrow(why);
  });

  it("knows what is open, and where this machine reaches it", () => {
    expect(networkOptions({}).isOpen).toBe(false);
    expect(networkOptions({ host: "::1" }).isOpen).toBe(false);
    expect(networkOptions({ host: "192.168.1.5" }).isOpen).toBe(true);
    expect(networkOptions({ trustProxy: true, publicUrl: "https://runs.example.org" }).isOpen).toBe(true);
    expect([ownAddress("0.0.0.0"), ownAddress("fe80::1"), ownAddress("192.168.1.5")]).toEqual([
      "127.0.0.1",
      "[fe80::1]",
      "192.168.1.5",
    ]);
  });
});
