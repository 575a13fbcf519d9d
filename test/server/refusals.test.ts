import { describe, expect, it, onTestFinished } from "vitest";
import { ENGLISH, wordsFor } from "../../src/messages/words.ts";
import { leftovers } from "../messages/leftovers.ts";
import { ME } from "../real-app.ts";
import { openClubServer } from "./access/club-server.ts";
import { diary, form, openServer, upload } from "./open-server.ts";

const GERMAN_WORDS = wordsFor("de", "metric");
const GERMAN = { "accept-language": "de" };

interface Asked {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: unknown;
}

type Cases = readonly (readonly [Asked, number, string])[];

/** Asks in German: the status, what stayed English of the page, and what an English reader is told. */
async function refusalOf(server: { inject(asked: never): Promise<unknown> }, asked: Asked) {
  const ask = async (headers: object) =>
    (await server.inject({ ...asked, headers: { ...asked.headers, ...headers } } as never)) as {
      readonly statusCode: number;
      readonly body: string;
    };
  const [german, english] = [await ask(GERMAN), await ask({})];
  expect(english.statusCode).toBe(german.statusCode);
  return {
    status: german.body.includes('<html lang="de">') ? german.statusCode : `${german.statusCode} in no German`,
    english: english.body,
    left: await leftovers(
      async (words) => (words === ENGLISH ? english : german).body,
      {
        english: ENGLISH,
        german: GERMAN_WORDS,
      },
      [/^(Plan|Import|TRIMP \(Banister\)|diary\.csv|in km)$/],
    ),
  };
}

/** The cases that are answered otherwise than they say. */
async function wrongOf(server: Parameters<typeof refusalOf>[0], cases: Cases): Promise<readonly unknown[]> {
  const wrong: unknown[] = [];
  for (const [asked, want, words] of cases) {
    const { status, english, left } = await refusalOf(server, asked);
    if (status !== want || left.length > 0 || !english.includes(words)) wrong.push([asked.url, status, left, words]);
  }
  return wrong;
}

describe("a refusal on a page", () => {
  it("is in the reader's language, whatever is refused", async () => {
    const { server, real } = await openServer({ maxFileB: 500, maxUploadB: 600 });
    await real.give([{ path: "diary.csv", make: () => diary(["2026-11-20"]) }]);
    const [run] = await real.app.runs(ME, { limit: 1 });
    const at = `/runs/${run?.id}`;
    const large = upload([["large.csv", diary(Array.from({ length: 40 }, () => "2026-11-20"))]]);
    const cases: Cases = [
      [{ url: "/import", ...large }, 413, "That is more than this server takes at once"],
      [
        { url: "/import", method: "POST", headers: { "content-type": "text/csv" }, payload: "day" },
        400,
        "Name the file",
      ],
      [
        { url: "/log", ...form(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`a${i}`, "x"]))) },
        413,
        "500 fields",
      ],
      [{ url: "/", headers: { host: "runs.example.org" } }, 421, "answers only under localhost, 127.0.0.1 or [::1]"],
      [{ url: "/", headers: { "x-forwarded-for": "192.0.2.1" } }, 421, "A proxy stands before this server"],
      [
        { url: "/log", ...form({}), headers: { ...form({}).headers, origin: "https://example.com" } },
        403,
        "another site",
      ],
      [{ url: "/runs/nosuch" }, 404, "There is no run at this address"],
      [{ url: "/import/nosuch" }, 404, "There is no import at this address"],
      [{ url: "/runs?before=nosuch" }, 404, "There is no run nosuch to go on behind"],
      [{ url: `${at}/split`, ...form({ other: "nosuch" }) }, 404, "There is no run nosuch (niggle runs lists them)"],
      [{ url: `${at}/split`, ...form({}) }, 400, "which source it is about"],
      [{ url: `${at}/correct`, ...form({ field: "shoes" }) }, 400, "That form is not known here"],
      [{ url: "/import/nosuch/undo", ...form({}) }, 404, "There is no import nosuch (niggle imports lists them)"],
    ];
    expect(await wrongOf(server, cases)).toEqual([]);
  });

  it("is in the reader's language where it is about who may do what", async () => {
    const club = await openClubServer();
    onTestFinished(club.close);
    const { server, accounts, cookieOf } = club;
    const as = async (who: "olive" | "bea" | "kim") => ({
      cookie: await cookieOf(accounts[who]),
      "sec-fetch-site": "same-origin",
    });
    const [olive, bea, kim] = [await as("olive"), await as("bea"), await as("kim")];
    const sent = (fields: Record<string, string>, headers: Record<string, string>) => {
      const one = form(fields);
      return { ...one, headers: { ...one.headers, ...headers } };
    };
    const cases: Cases = [
      [{ url: "/people", headers: bea }, 403, "Only an owner of this server may see that"],
      [{ url: "/squad", headers: bea }, 403, "Nobody shares their runs with you yet"],
      [{ url: "/runs", headers: kim }, 403, "Your account has no runs of its own"],
      [{ url: "/athletes/rita", headers: kim }, 404, "Nothing is kept at this address"],
      [{ url: "/log", ...form({}) }, 401, "Sign in first. What you typed was not taken"],
      [{ url: "/log", ...sent({}, { cookie: bea.cookie }) }, 403, "does not say which page it came from"],
      [{ url: "/sharing/revoke", ...sent({ grant: "nosuch" }, bea) }, 404, "There is no such grant"],
      [{ url: "/sharing/links/end", ...sent({ link: "nosuch" }, bea) }, 404, "There is no such link"],
      [{ url: "/sharing/confirm", ...sent({ what: "nosuch", as: "owner" }, olive) }, 404, "waits for a word"],
      [{ url: "/account/tokens/end", ...sent({ token: "nosuch" }, bea) }, 404, "There is no such token"],
    ];
    expect(await wrongOf(server, cases)).toEqual([]);
  });

  it("calls a setting by no code, and asks for a pace where one is typed", async () => {
    const { server } = await openServer();
    const send = async (fields: Record<string, string>, headers = {}) => {
      const asked = form({ kind: "settings", ...fields });
      return (await server.inject({ ...asked, url: "/log", headers: { ...asked.headers, ...headers } })).body;
    };
    expect(await send({ hrMaxBpm: "400" })).toContain(
      "That is no value for this setting: give a number from 100 to 250.",
    );
    expect(await send({ hrMaxBpm: "400" }, GERMAN)).toContain("diese Einstellung");
    const pace = await send({ thresholdSpeedMPerS: "0:30" });
    expect(pace).toContain("0:30");
    expect(pace).not.toMatch(/no value for|MPerS:/);
  });

  it("stays English for programs, whatever language they ask for", async () => {
    const { server } = await openServer();
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/imports/nosuch/undo",
      headers: { "accept-language": "de", "content-type": "application/json" },
      payload: "{}",
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      404,
      { title: "There is no such page", detail: "There is no import nosuch (niggle imports lists them)." },
    ]);
  });
});
