import { afterAll, describe, expect, it } from "vitest";
import { demoClaims } from "../../src/cli/demo/demo-profile.ts";
import { ENGLISH, wordsFor } from "../../src/messages/words.ts";
import { languageAsked } from "../../src/server/words-of.ts";
import { leftovers } from "../messages/leftovers.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";
import { form, openServer, serverOver } from "./open-server.ts";

const get = (language?: string) => ({
  method: "GET" as const,
  url: "/",
  headers: language === undefined ? {} : { "accept-language": language },
});

describe("the language of a page", () => {
  it("is the one the browser asks for, until the runner sets one", async () => {
    const { server } = await openServer();
    expect((await server.inject(get())).body).toContain('<html lang="en">');
    const german = await server.inject(get("de-AT,de;q=0.9,en;q=0.5"));
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain("Kein ärztlicher Rat.");
    expect(german.headers["vary"]).toContain("accept-language");
    const kept = await server.inject({
      ...form({ kind: "settings", language: "de", "was-language": "" }),
      url: "/log",
    });
    expect(kept.statusCode).toBe(303);
    expect((await server.inject(get("en"))).body).toContain('<html lang="de">');
  });

  it("is English for a browser that asks for none of ours", () => {
    expect(languageAsked(undefined)).toBe("en");
    expect(languageAsked("fr,it;q=0.8")).toBe("en");
    expect(languageAsked("fr, de;q=0.4, en;q=0.7")).toBe("en");
    expect(languageAsked("DE")).toBe("de");
    expect(languageAsked("de;q=0, en;q=0.1")).toBe("en");
  });

  it("is kept apart from the other: a page made in one is not sent in the other", async () => {
    const { server } = await openServer();
    const [english, german, again] = [
      await server.inject(get()),
      await server.inject(get("de")),
      await server.inject(get()),
    ];
    expect(german.headers["etag"]).not.toBe(english.headers["etag"]);
    expect(again.body).toBe(english.body);
  });
});

const GERMAN = wordsFor("de", "metric");

/** What is rightly the same in both: what the demo's runner typed, names of papers, methods and devices. */
const SAME_IN_BOTH: readonly RegExp[] = [
  /^(Plan|Import|Start|Physio|Massage|Strain|English|Deutsch|FIT|CSV|GPX|TCX|Min\.?|Max\.?|Name|Text)$/,
  /^(\d+ h \d\d|\d+ spm)$/,
  /(Br J Sports Med|Med Sci Sports Exerc|Sports Med|doi|PMID|et al\.|BMJ|Am J|Scand J|20\d\d;)/,
];

/** Notes and the name of the demo’s runner, and the codes of a place. */
const TYPED: readonly RegExp[] = [
  /^(stiff on the stairs|walked home|stairs hurt|warms up after a while|felt strong)$/,
  /^[A-Z]\/[A-Z]{2} \(OSIICS \/ SMDCS\)$/,
  /^((Marlow Massage|Parkside Physio)(: )?)?(stretches at home: thigh and calf|start with walk breaks, flat only|front of the knee: rest, then walk and run|asked about the long runs and the desk)?$/,
  /^(Plan · niggle|Import · niggle|me( · niggle)?|Europe\/Berlin)$/,
];

/** What files and devices name themselves, units, and the loads and months that are called alike. */
const NAMED: readonly RegExp[] = [
  /^(garmin|strava|diary)\/[\w.-]+$/,
  /^(Garmin Connect|Garmin Forerunner 255|Strava)$/,
  /^(London - (Long run|Intervals)|London Running|4 x 30&quot;\/60&quot; \+ easy|Run with walk breaks|Indoor Cycling|Strength)( · niggle)?$/,
  /^(\d+ bpm|in km|Form \(TSB\)|TRIMP \(Banister\)|(April|August|September|November) \d{4})$/,
];

const PAGES = [
  ...["/", "/?weeks=all", "/explain/SPIKE_S", "/explain/known-days", "/log", "/log/signs?about=body", "/diary"],
  ...["/plan", "/return", "/runs", "/runs/:run", "/body", "/body/knee-left", "/therapy", "/therapy/brief", "/import"],
  ...["/import/:batch", "/methods", "/settings", "/nowhere", "/sharing", "/squad", "/squad/link", "/athletes/me"],
];
/** `LEFTOVERS=/log npx vitest run test/server/words.test.ts` says what is left on a page. */
const asked = process.env["LEFTOVERS"];

describe("in German", async () => {
  const real = await openDemoApp();
  const server = serverOver(real);
  const run = (await real.app.runs(ME, { limit: 30 })).find(({ formats }) => formats.length > 1);
  const batch = (await real.app.recentImports(ME, 1))[0]?.batchId ?? "";
  afterAll(async () => {
    await server.close();
    await real.close();
  });
  const textOf = async (url: string, language: string): Promise<string> => {
    const address = url.replace(":run", encodeURIComponent(run?.id ?? "")).replace(":batch", batch);
    return (await server.inject({ method: "GET", url: address, headers: { "accept-language": language } })).body;
  };
  it.skipIf(asked !== undefined).each(PAGES)("%s holds no English sentence", async (url) => {
    const said = { english: ENGLISH, german: GERMAN };
    expect(await leftovers(({ locale }) => textOf(url, locale), said, [...SAME_IN_BOTH, ...TYPED, ...NAMED])).toEqual(
      [],
    );
  });
  it.each([
    { kind: "pain", nrs: "12" },
    { kind: "safety", clot: "no" },
    { kind: "ostrc", day: "2026-11-22" },
    { kind: "signs", day: "2026-11-22" },
    { kind: "no-pain", day: "2031-01-01" },
    { kind: "rpe", day: "tomorrow" },
    { kind: "sleep", sleepHours: "25" },
    { kind: "of another page" },
  ])("says what is wrong with $kind", async (fields) => {
    const refused = async (language: string): Promise<string> => {
      const sent = form(fields as Record<string, string>);
      const headers = { ...sent.headers, "accept-language": language };
      const answer = await server.inject({ ...sent, headers, url: "/log" });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      return answer.body;
    };
    const said = { english: ENGLISH, german: GERMAN };
    expect(await leftovers(({ locale }) => refused(locale), said, SAME_IN_BOTH)).toEqual([]);
  });
  it.skipIf(asked !== undefined)(
    "holds no English sentence once what went before pain is worked out",
    async () => {
      const claims = demoClaims({ seed: 2026, endDay: TODAY }).map((entry) => ({
        kind: "history-claim" as const,
        entry,
      }));
      await real.app.log(ME, claims);
      await Promise.all([real.app.linkReport(ME, TODAY), real.app.backtest(ME, { asOf: TODAY, horizonDays: 7 })]);
      const said = { english: ENGLISH, german: GERMAN };
      for (const url of ["/", "/methods"]) {
        expect(await textOf(url, "de"), url).not.toContain("Schau gleich noch einmal");
        expect(await leftovers(({ locale }) => textOf(url, locale), said, [...SAME_IN_BOTH, ...TYPED]), url).toEqual(
          [],
        );
      }
    },
    60_000,
  );
  it("stands in the language that it says, on every page", async () => {
    for (const url of PAGES) expect(await textOf(url, "de"), url).toContain('<html lang="de">');
  });
  it.skipIf(asked === undefined)("what is left of LEFTOVERS", async () => {
    expect(
      await leftovers(({ locale }) => textOf(asked ?? "/", locale), { english: ENGLISH, german: GERMAN }, SAME_IN_BOTH),
    ).toEqual([]);
  });
});
