import { describe, expect, it } from "vitest";
import { DeliveryError } from "../../src/notify/delivery-error.ts";
import type { SmtpSettings } from "../../src/notify/settings.ts";
import { sendBySmtp } from "../../src/notify/smtp.ts";
import { startMailServer } from "./mail-server.ts";
import { outgoing, SUNDAYS, stillMeans } from "./means.ts";

/** An address of this machine that does not look like one: what is said to it is said as to a stranger. */
const STRANGER = "::ffff:127.0.0.1";

const settings = (port: number, change: Partial<SmtpSettings> = {}): SmtpSettings => ({
  ...SUNDAYS,
  details: true,
  host: "127.0.0.1",
  port,
  login: null,
  from: "niggle@example.org",
  to: "runner@example.org",
  ...change,
});

/** The parts of a mail, decoded from quoted-printable. */
const decoded = (mail: string) =>
  Buffer.from(
    mail
      .replace(/=\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

describe("the week by mail", () => {
  it("arrives once, as text and as HTML, with a subject that tells the verdict alone", async () => {
    const server = await startMailServer();
    await sendBySmtp(settings(server.port), outgoing(), stillMeans());
    expect(server.mails).toHaveLength(1);
    const mail = decoded(server.mails[0] ?? "");
    expect(mail).toMatch(/^Subject: Niggle: ease off, week of 16 November$/m);
    expect(mail).toMatch(/^Message-ID: <niggle_test@example\.org>$/m);
    expect(mail).toMatch(/^Date: Sun, 22 Nov 2026 18:00:00 \+0000$/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(mail).toContain("Your knee is speaking up after a longer run.");
    expect(mail).toContain("<!doctype html>");
    expect(server.lines).toContain("MAIL FROM:<niggle@example.org>");
    expect(server.lines).toContain("RCPT TO:<runner@example.org>");
  });

  it("tells the server neither this machine's name nor the program's version", async () => {
    const server = await startMailServer();
    await sendBySmtp(settings(server.port), outgoing(), stillMeans());
    expect(server.lines[0]).toBe("EHLO [127.0.0.1]");
    expect(server.mails[0]).not.toMatch(/X-Mailer|nodemailer/i);
  });

  it("without details says the verdict and no place that hurts", async () => {
    const server = await startMailServer();
    await sendBySmtp(settings(server.port, { details: false }), outgoing({ isTest: true }), stillMeans());
    const mail = decoded(server.mails[0] ?? "");
    expect(mail).toContain("Subject: Test: Niggle: ease off");
    expect(mail).toContain("Ease off. Open Niggle to see why.");
    expect(mail).not.toMatch(/knee|km|html/i);
  });

  it("logs in with a password from the environment, over TLS on this machine whatever the certificate", async () => {
    const server = await startMailServer({ hasTls: true });
    const login = { user: "runner", password: { env: "MAIL_PASSWORD" } };
    await sendBySmtp(settings(server.port, { login }), outgoing(), stillMeans({ MAIL_PASSWORD: "s3cret" }));
    const plain = Buffer.from("\u0000runner\u0000s3cret").toString("base64");
    expect(server.lines.indexOf("STARTTLS")).toBeGreaterThan(-1);
    expect(server.lines.indexOf("STARTTLS")).toBeLessThan(server.lines.indexOf(`AUTH PLAIN ${plain}`));
    expect(server.mails).toHaveLength(1);
  });

  it("says nothing without TLS to a server that is not this machine", async () => {
    const server = await startMailServer();
    const login = { user: "runner", password: { value: "s3cret" } };
    const sending = sendBySmtp(settings(server.port, { host: STRANGER, login }), outgoing(), stillMeans());
    await expect(sending).rejects.toThrow("there is no TLS to the mail server, and nothing is sent without it");
    expect(server.lines.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
  });

  it("says nothing to a server that is not this machine and whose certificate does not hold", async () => {
    const server = await startMailServer({ hasTls: true });
    const login = { user: "runner", password: { value: "s3cret" } };
    const sending = sendBySmtp(settings(server.port, { host: STRANGER, login }), outgoing(), stillMeans());
    await expect(sending).rejects.toBeInstanceOf(DeliveryError);
    expect(server.lines.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
  });

  it.each([
    [{ AUTH: "535 no such user runner@example.org" }, "the mail server refused the login (535)"],
    [{ RCPT: "550 no mailbox runner@example.org" }, "the mail server refused the sender or the receiver (550)"],
    [{ ".": "554 runner@example.org is full" }, "the mail server refused the message (554)"],
    [{ EHLO: "421 too busy for runner@example.org" }, "the mail server could not be reached"],
  ])("tells why a server said no, without the addresses in its answer", async (answers, why) => {
    const server = await startMailServer({ answers });
    const login = { user: "runner", password: { value: "s3cret" } };
    const error = await sendBySmtp(settings(server.port, { login }), outgoing(), stillMeans()).catch(
      (each: unknown) => each,
    );
    expect(error).toBeInstanceOf(DeliveryError);
    expect((error as Error).message).toContain(why);
    expect((error as Error).message).not.toMatch(/runner|example|s3cret/);
    expect(server.mails).toEqual([]);
  });

  it("tells when nobody is there, and when the password's variable is not set", async () => {
    const server = await startMailServer();
    await expect(sendBySmtp(settings(1), outgoing(), stillMeans())).rejects.toThrow("the connection was refused");
    const login = { user: "runner", password: { env: "MAIL_PASSWORD" } };
    const sending = sendBySmtp(settings(server.port, { login }), outgoing(), stillMeans());
    await expect(sending).rejects.toThrow("the environment variable MAIL_PASSWORD is not set where Niggle runs");
    expect(server.lines).toEqual([]);
  });
});
