import { createTransport, type SendMailOptions } from "nodemailer";
import { isoFromInstant, localDayAt, type UtcInstant } from "../domain/instant.ts";
import { ENGLISH } from "../messages/words.ts";
import { isLoopback } from "./address.ts";
import { DeliveryError } from "./delivery-error.ts";
import { type Means, secretText } from "./means.ts";
import { networkWords } from "./network-words.ts";
import type { Outgoing } from "./outgoing.ts";
import type { SmtpSettings } from "./settings.ts";

/** Mail servers speak TLS from the first byte on this port. On others it begins with STARTTLS. */
const IMPLICIT_TLS_PORT = 465;
const TIMEOUTS = { dnsTimeout: 10_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/**
 * Hands the week to a mail server. Without TLS and a certificate that holds, nothing is said to a server that is not this
 * machine: no login, no address, no message.
 * @throws DeliveryError when the server did not take it
 */
export async function sendBySmtp(settings: SmtpSettings, outgoing: Outgoing, means: Means): Promise<void> {
  const mail = mailOf(settings, outgoing, means);
  const transport = createTransport(transportOf(settings, means));
  try {
    await transport.sendMail(mail);
  } catch (error) {
    throw new DeliveryError(reasonOf(error));
  } finally {
    transport.close();
  }
}

function transportOf({ host, port, login }: SmtpSettings, means: Means) {
  const isHere = isLoopback(host);
  return {
    host,
    port,
    secure: port === IMPLICIT_TLS_PORT,
    requireTLS: !isHere,
    tls: { minVersion: "TLSv1.2" as const, rejectUnauthorized: !isHere },
    // The greeting would otherwise carry this machine's name.
    name: "[127.0.0.1]",
    ...TIMEOUTS,
    ...(login === null ? {} : { auth: { user: login.user, pass: secretText(login.password, means) } }),
  };
}

function mailOf(
  { from, to, details }: SmtpSettings,
  { message, id, isTest }: Outgoing,
  { now }: Means,
): SendMailOptions {
  return {
    from,
    to,
    subject: `${isTest ? "Test: " : ""}${message.subject}`,
    messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    date: mailDate(now()),
    ...(details ? { text: message.text, html: message.html } : { text: `${message.brief}\n` }),
    headers: { "Auto-Submitted": "auto-generated" },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** `Sun, 22 Nov 2026 18:00:00 +0000`, as RFC 5322 wants it. */
function mailDate(at: UtcInstant): string {
  const day = localDayAt(at, 0);
  const weekday = ENGLISH.day(day, "weekday").slice(0, 3);
  return `${weekday}, ${ENGLISH.day(day, "short-year")} ${isoFromInstant(at).slice(11, 19)} +0000`;
}

/** What went wrong, by its code alone: a server's own words repeat addresses. */
function reasonOf(error: unknown): string {
  const { code = "", originalCode = "", responseCode } = error as Readonly<Record<string, unknown>>;
  const answer = typeof responseCode === "number" ? ` (${responseCode})` : "";
  switch (code) {
    case "EAUTH":
    case "ENOAUTH":
      return `the mail server refused the login${answer}`;
    case "EENVELOPE":
      return `the mail server refused the sender or the receiver${answer}`;
    case "EMESSAGE":
      return `the mail server refused the message${answer}`;
    case "EDNS":
      return "the mail server's name was not found";
    case "ETIMEDOUT":
      return "the mail server did not answer in time";
    case "ETLS":
      return `there is no TLS to the mail server, and nothing is sent without it${answer}`;
    case "ESOCKET":
    case "ECONNECTION":
      return `the mail server could not be reached: ${networkWords(String(originalCode))}`;
    default:
      return `the mail server did not take it${answer}`;
  }
}
