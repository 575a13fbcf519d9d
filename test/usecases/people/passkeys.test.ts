import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UtcInstant } from "../../../src/domain/instant.ts";
import { createPasskeyChallenges } from "../../../src/usecases/people/passkey-challenges.ts";
import { rebuild } from "../../../src/usecases/rebuild.ts";
import { exportedFiles } from "../zip-of.ts";
import { openClub } from "./people-world.ts";
import { passkeyOf, signInBy } from "./soft-passkey.ts";

const NOW = 1_795_000_000_000 as UtcInstant;
const later = (ms: number) => (NOW + ms) as UtcInstant;

describe("a passkey", () => {
  it("stays with a rebuild of the database, and so does how far it has counted", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const passkey = await passkeyOf(people, rita, "phone");
    expect((await signInBy(people, passkey, { signatures: 5 })).kind).toBe("signed-in");
    await rebuild(real.deps, () => undefined);
    const [kept] = await people.passkeys(rita.id);
    expect(kept).toMatchObject({ name: "phone", site: "localhost", doubtedAt: null });
    expect(kept?.usedAt).not.toBeNull();
    expect((await signInBy(people, passkey, { signatures: 6 })).kind).toBe("signed-in");
    expect((await signInBy(people, passkey, { signatures: 6 })).kind).toBe("refused");
    expect((await people.passkeys(rita.id))[0]?.doubtedAt).not.toBeNull();
  });

  it("that counted must go on counting", async () => {
    const { people, add } = await openClub();
    const passkey = await passkeyOf(people, await add("rita", "runner"), "phone");
    expect((await signInBy(people, passkey, { signatures: 0 })).kind).toBe("signed-in");
    expect((await signInBy(people, passkey, { signatures: 3 })).kind).toBe("signed-in");
    expect((await signInBy(people, passkey, { signatures: 0 })).kind).toBe("refused");
    expect((await signInBy(people, passkey, { signatures: 4 })).kind).toBe("refused");
  });

  it("of one name of the server opens nothing under another", async () => {
    const { people, add } = await openClub();
    const passkey = await passkeyOf(people, await add("rita", "runner"), "phone");
    const site = { name: "runs.example.org", origin: "https://runs.example.org" };
    const told = { site: site.name, origin: site.origin };
    expect((await signInBy(people, passkey, told, site)).kind).toBe("refused");
    expect((await signInBy(people, passkey)).kind).toBe("signed-in");
  });

  it("is in no export of its runner, which says so", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const passkey = await passkeyOf(people, rita, "zqx-phone");
    await signInBy(people, passkey);
    if (rita.athlete === null) throw new Error("rita has data of her own");
    const files = await exportedFiles(real, rita.athlete);
    expect(files.get("README.txt")?.toString()).toContain("passkeys and tokens belong to one server and stay there");
    for (const [path, bytes] of files)
      expect([path, bytes.includes(passkey.id), bytes.includes("zqx-phone")]).toEqual([path, false, false]);
  });

  it("leaves no secret in the journal, and its removal no trace beside it", async () => {
    const { real, people, add } = await openClub();
    const rita = await add("rita", "runner");
    const passkey = await passkeyOf(people, rita, "phone");
    await signInBy(people, passkey);
    const [kept] = await people.passkeys(rita.id);
    const made = (await real.facts()).find(({ kind }) => kind === "passkey-made");
    expect(made).toEqual({
      kind: "passkey-made",
      account: rita.id,
      passkey: {
        id: kept?.id,
        name: "phone",
        site: "localhost",
        credential: passkey.id,
        publicKey: expect.stringMatching(/^[\w-]{103}$/),
        signatures: 0,
        transports: ["internal"],
      },
    });
    if (kept !== undefined) await people.removePasskey(rita.id, kept.id);
    const { passkeyUses } = real.deps.tables.accessRecords;
    expect(await real.deps.store.read((reader) => passkeyUses(reader, rita.id))).toEqual([]);
  });
});

describe("a question for a passkey", () => {
  it("is taken once, for what and by whom it was asked, within five minutes", () => {
    const challenges = createPasskeyChallenges();
    const { pending, challenge } = challenges.ask("sign in", NOW);
    const asked = { purpose: "sign in", pending };
    expect(challenges.take(challenge, { ...asked, purpose: "add" }, NOW)).toBe(false);
    expect(challenges.take(challenge, { ...asked, pending: "A".repeat(43) }, NOW)).toBe(false);
    expect(challenges.take(challenge, asked, later(300_000))).toBe(false);
    expect(challenges.take(challenge, asked, later(299_999))).toBe(true);
    expect(challenges.take(challenge, asked, later(299_999))).toBe(false);
  });

  it("has no answer after a new start", () => {
    const { pending, challenge } = createPasskeyChallenges().ask("sign in", NOW);
    expect(createPasskeyChallenges().take(challenge, { purpose: "sign in", pending }, NOW)).toBe(false);
  });

  it("cannot be made up, nor another end be written into it", () => {
    const challenges = createPasskeyChallenges();
    const { pending, challenge } = challenges.ask("sign in", NOW);
    const asked = { purpose: "sign in", pending };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
        ),
        (text) => {
          expect(challenges.take(text, asked, NOW)).toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(fc.nat(37), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bytes = Buffer.from(challenge, "base64url");
        bytes[place] = (bytes[place] ?? 0) ^ change;
        expect(challenges.take(bytes.toString("base64url"), asked, NOW)).toBe(false);
      }),
    );
    // The same bytes, written otherwise.
    expect(challenges.take(`${challenge}=`, asked, NOW)).toBe(false);
    expect(challenges.take(challenge, asked, NOW)).toBe(true);
  });
});
