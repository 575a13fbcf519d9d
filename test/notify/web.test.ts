import { createHmac, timingSafeEqual } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addressProblem, isLoopback } from "../../src/notify/address.ts";
import { sendByNtfy } from "../../src/notify/ntfy.ts";
import type { NtfySettings, WebhookSettings } from "../../src/notify/settings.ts";
import { sendByWebhook } from "../../src/notify/webhook.ts";
import { outgoing, SUNDAYS, stillMeans } from "./means.ts";
import { startWebServer, type WebServer } from "./web-server.ts";

const KEY = Buffer.from("0123456789abcdef0123456789abcdef");
const SECRET = `whsec_${KEY.toString("base64")}`;

const ntfy = (server: string, change: Partial<NtfySettings> = {}): NtfySettings => ({
  ...SUNDAYS,
  details: false,
  server,
  topic: "niggle-test",
  token: null,
  ...change,
});
const webhook = (url: string, change: Partial<WebhookSettings> = {}): WebhookSettings => ({
  ...SUNDAYS,
  details: false,
  url,
  secret: { value: SECRET },
  ...change,
});

/** What a receiver does: the three headers and the body, as the Standard Webhooks specification has it. */
function isSigned({ headers, body }: WebServer["heard"][number], key = KEY): boolean {
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const wanted = Buffer.from(`v1,${createHmac("sha256", key).update(content).digest("base64")}`);
  const given = Buffer.from(String(headers["webhook-signature"]));
  return wanted.byteLength === given.byteLength && timingSafeEqual(wanted, given);
}

describe("the week by ntfy", () => {
  it("says the verdict and the week, and no place that hurts", async () => {
    const server = await startWebServer();
    await sendByNtfy(ntfy(server.address), outgoing(), stillMeans());
    expect(server.heard).toHaveLength(1);
    const { method, headers, body } = server.heard[0]!;
    expect([method, headers["content-type"], headers["authorization"]]).toEqual([
      "POST",
      "application/json",
      undefined,
    ]);
    expect(JSON.parse(body)).toEqual({
      topic: "niggle-test",
      title: "Niggle: ease off, week of 16 November",
      message: "Ease off. Open Niggle to see why.",
      priority: 3,
    });
  });

  it("says the sentence and the findings when the runner asked for details", async () => {
    const server = await startWebServer();
    await sendByNtfy(ntfy(server.address, { details: true }), outgoing({ isTest: true }), stillMeans());
    const said = JSON.parse(server.heard[0]!.body) as Record<string, string>;
    expect(said["title"]).toBe("Test: Niggle: ease off, week of 16 November");
    expect(said["message"]).toContain("Your knee is speaking up after a longer run.");
    expect(said["message"]).toContain("Left knee: sore the next morning: 3 / 10");
  });

  it("is loud for a clinician and quiet when all is well, and never as loud as can be", async () => {
    const server = await startWebServer();
    for (const level of ["clinician", "red", "amber", "green", "grey"] as const) {
      const { message } = outgoing();
      await sendByNtfy(ntfy(server.address), outgoing({ message: { ...message, level } }), stillMeans());
    }
    expect(server.heard.map(({ body }) => JSON.parse(body).priority)).toEqual([4, 4, 3, 2, 2]);
  });

  it("keeps what it says below the size that ntfy makes a public file of", async () => {
    const server = await startWebServer();
    const { message } = outgoing();
    const details = "ä👟".repeat(2000);
    await sendByNtfy(
      ntfy(server.address, { details: true }),
      outgoing({ message: { ...message, details } }),
      stillMeans(),
    );
    const said = (JSON.parse(server.heard[0]!.body) as { message: string }).message;
    expect(Buffer.byteLength(said)).toBeLessThan(4096);
    expect(said).toMatch(/^(ä👟)+ä?…$/u);
  });

  it("shows its token to the server", async () => {
    const server = await startWebServer();
    await sendByNtfy(ntfy(server.address, { token: { env: "TOKEN" } }), outgoing(), stillMeans({ TOKEN: "tk_1" }));
    expect(server.heard[0]!.headers["authorization"]).toBe("Bearer tk_1");
  });
});

describe("the week by webhook", () => {
  it("is JSON whose signature a receiver can check, and which no other key and no changed body passes", async () => {
    const server = await startWebServer();
    await sendByWebhook(webhook(`${server.address}/hook?a=1`), outgoing(), stillMeans());
    const request = server.heard[0]!;
    expect([request.method, request.path]).toEqual(["POST", "/hook?a=1"]);
    expect(isSigned(request)).toBe(true);
    expect(isSigned(request, Buffer.alloc(32))).toBe(false);
    expect(isSigned({ ...request, body: request.body.replace("amber", "green") })).toBe(false);
    expect(isSigned({ ...request, headers: { ...request.headers, "webhook-timestamp": "1" } })).toBe(false);
    expect(request.headers["webhook-timestamp"]).toBe(String(Date.UTC(2026, 10, 22, 18) / 1000));
    expect(JSON.parse(request.body)).toEqual({
      type: "niggle.week",
      timestamp: "2026-11-22T18:00:00Z",
      data: { week: "2026-11-16", asOf: "2026-11-22", headline: "ease", level: "amber", test: false },
    });
  });

  it("is checked here as the published example of the Standard Webhooks libraries is", async () => {
    // https://github.com/standard-webhooks/standard-webhooks, test vector of the reference libraries.
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const key = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
    expect(isSigned({ method: "POST", path: "/", headers, body: '{"test": 2432232314}' }, key)).toBe(true);
    expect(isSigned({ method: "POST", path: "/", headers, body: '{"test": 2432232315}' }, key)).toBe(false);
  });

  it("tells findings and whose they are when the runner asked for details", async () => {
    const server = await startWebServer();
    await sendByWebhook(webhook(server.address, { details: true }), outgoing(), stillMeans());
    const { details } = JSON.parse(server.heard[0]!.body).data;
    expect(details.athlete).toBe("me");
    expect(details.findings.map(({ rule }: { rule: string }) => rule)).toEqual(["SPIKE_S", "PAIN_MORNING"]);
    expect(details.text).toContain("26 of the last 28 days are known.");
  });

  it("tries again with longer pauses under the same id where another try may help", async () => {
    const server = await startWebServer([503, 0, 200]);
    const means = stillMeans();
    await sendByWebhook(webhook(server.address), outgoing({ id: "niggle_1" }), means);
    expect(means.pauses).toEqual([2, 10]);
    expect(server.heard.map(({ headers }) => headers["webhook-id"])).toEqual(["niggle_1", "niggle_1", "niggle_1"]);
    expect(server.heard.map(({ headers }) => headers["idempotency-key"])).toEqual(["niggle_1", "niggle_1", "niggle_1"]);
    expect(server.heard.every((request) => isSigned(request))).toBe(true);
  });

  it("gives up after three tries, and at once where another try would be refused the same", async () => {
    const busy = await startWebServer([500]);
    await expect(sendByWebhook(webhook(busy.address), outgoing(), stillMeans())).rejects.toThrow("status 500");
    expect(busy.heard).toHaveLength(3);
    const gone = await startWebServer([410]);
    await expect(sendByWebhook(webhook(gone.address), outgoing(), stillMeans())).rejects.toThrow("status 410");
    expect(gone.heard).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])("follows no redirect (%i)", async (status) => {
    const server = await startWebServer([status, 200]);
    await expect(sendByWebhook(webhook(server.address), outgoing(), stillMeans())).rejects.toThrow("redirect");
    expect(server.heard.map(({ path }) => path)).toEqual(["/"]);
  });

  it("sends nothing to a server whose certificate does not hold", async () => {
    const server = await startWebServer([200], true);
    const sending = sendByWebhook(webhook(server.address), outgoing(), stillMeans());
    await expect(sending).rejects.toThrow("its certificate was not accepted");
    expect(server.heard).toEqual([]);
  });

  it("sends nothing over plain http to anybody else, nor with a secret that is none", async () => {
    const server = await startWebServer();
    const elsewhere = server.address.replace("127.0.0.1", "[::ffff:127.0.0.1]");
    await expect(sendByWebhook(webhook(elsewhere), outgoing(), stillMeans())).rejects.toThrow("want https");
    for (const secret of ["", "hello", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!"]) {
      const sending = sendByWebhook(webhook(server.address, { secret: { value: secret } }), outgoing(), stillMeans());
      await expect(sending, secret).rejects.toThrow("the secret is not one");
    }
    expect(server.heard).toEqual([]);
  });
});

describe("an address", () => {
  it.each([
    "https://example.org/hook",
    "http://localhost:8080/",
    "http://127.1:80",
    "http://[::1]:9000/x",
    "https://10.0.0.1",
  ])("%s is one to send to", (address) => expect(addressProblem(address)).toBeNull());

  it.each([
    "http://example.org/hook",
    "http://127.0.0.1.example.org",
    "http://localhost.example.org",
    "http://10.0.0.1",
    "http://[::ffff:7f00:1]",
    "https://me:secret@example.org",
    "ftp://example.org",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "example.org",
    "",
  ])("%s is none", (address) => expect(addressProblem(address)).not.toBeNull());

  it("is this machine only by its own names", () => {
    expect(
      ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1", "[::1]"].filter((host) => !isLoopback(host)),
    ).toEqual([]);
    expect(
      ["localhost.", "127.example.org", "0.0.0.0", "::ffff:127.0.0.1", "mail.localhost.org"].filter(isLoopback),
    ).toEqual([]);
  });
});
