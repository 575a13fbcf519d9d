import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openClubServer } from "../server/access/club-server.ts";
import { diary, upload } from "../server/open-server.ts";

const TEXT = readFileSync(join(import.meta.dirname, "../../docs/API.md"), "utf8");
const CALLS = [...TEXT.matchAll(/^curl .+$/gm)].map(([line]) => line);
const RUN = diary(["2026-11-20"]);

/** A documented call as a request: the parts of the line that stand in docs/API.md. */
function requestOf(line: string, token: string) {
  const url = /"\$SERVER([^"]+)"/.exec(line)?.[1] ?? "";
  const headers = Object.fromEntries(
    [...line.matchAll(/-H "([\w-]+): ([^"]+)"/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      value.replace("$TOKEN", token),
    ]),
  );
  if (line.includes("--data-binary")) return { method: "POST", url, headers, payload: RUN };
  const json = / -d '([^']+)'/.exec(line)?.[1];
  if (json !== undefined) return { method: "POST", url, headers, payload: json };
  if (!line.includes(" -F ")) return { method: "GET", url, headers };
  const form = upload([["run.csv", RUN]]);
  return { ...form, url, headers: { ...headers, ...form.headers } };
}

it("documents calls that work as they stand there, with a token", async () => {
  const club = await openClubServer();
  const { secret } = await club.real.people.makeToken(club.accounts.rita.id, {
    name: "phone",
    scopes: ["everything"],
    level: "edit",
    days: 30,
  });
  const answers = [];
  for (const line of CALLS) answers.push(await club.server.inject(requestOf(line, secret) as never));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 201, 200, 200, 201, 200]);
  expect(answers[0]?.json().files[0].outcome).not.toBe("rejected");
  expect(answers[1]?.json().summary).toMatchObject({ files: 1, duplicate: 1 });
  expect(answers[2]?.json()).toEqual({ logged: 1 });
  expect(answers[3]?.json().runs.length).toBeGreaterThan(0);
  expect(answers[5]?.json().address).toMatch(/\/s\/[\w-]{43}$/);
  await club.close();
}, 60_000);
