import { randomBytes } from "node:crypto";
import { isoFromInstant } from "../../domain/instant.ts";
import { isEmail } from "../../domain/therapist.ts";
import { addressProblem } from "../../notify/address.ts";
import type { ChannelKind, Channels, Secret } from "../../notify/settings.ts";
import { readSettings, writeSettings } from "../../notify/settings-file.ts";
import { webhookKey } from "../../notify/webhook.ts";
import { localClock } from "../../usecases/local-clock.ts";
import { athleteOption, type CommonOptions, oneOf, wholeNumber } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { timeWords, WEEKDAYS } from "../notify-words.ts";
import type { Surroundings } from "../surroundings.ts";

interface When {
  readonly weekday: number;
  readonly at: string;
  readonly zone: string | null;
}

interface WhenOptions extends CommonOptions {
  readonly day: string;
  readonly at: string;
  readonly zone?: string;
  readonly details?: boolean;
}

interface SmtpOptions extends WhenOptions {
  readonly host: string;
  readonly port: string;
  readonly user?: string;
  readonly password?: string;
  readonly passwordEnv?: string;
  readonly to: string;
  readonly from?: string;
}

interface NtfyOptions extends WhenOptions {
  readonly server: string;
  readonly topic?: string;
  readonly token?: string;
  readonly tokenEnv?: string;
}

interface WebhookOptions extends WhenOptions {
  readonly secret?: string;
  readonly secretEnv?: string;
}

async function setSmtp(surroundings: Surroundings, options: SmtpOptions): Promise<ExitCode> {
  const { host, user, to } = options;
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host))
    throw new UsageError(`invalid --host: ${host} (want a name such as smtp.example.org)`);
  const from = options.from ?? to;
  for (const address of [to, from]) {
    if (!isEmail(address)) throw new UsageError(`invalid address: ${address} (want one such as me@example.org)`);
  }
  const password = secretOption("--password", options.password, options.passwordEnv);
  if ((user === undefined) !== (password === null)) {
    throw new UsageError("a login is two things: give --user with --password-env or --password, or none of them");
  }
  return keep(surroundings, options, "smtp", (time) => ({
    smtp: {
      ...time,
      details: options.details !== false,
      host,
      port: wholeNumber("--port", options.port, { from: 1, to: 65_535 }),
      login: user === undefined || password === null ? null : { user, password },
      from,
      to,
    },
  }));
}

async function setNtfy(surroundings: Surroundings, options: NtfyOptions): Promise<ExitCode> {
  const { server } = options;
  checkAddress("--server", server);
  if (new URL(server).pathname !== "/") {
    throw new UsageError(`invalid --server: ${server} (want the server alone, such as https://ntfy.sh, and --topic)`);
  }
  const topic = options.topic ?? `niggle-${randomBytes(12).toString("hex")}`;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(topic)) {
    throw new UsageError(`invalid --topic: ${topic} (want 1–64 letters, digits, - or _)`);
  }
  const token = secretOption("--token", options.token, options.tokenEnv);
  const code = await keep(surroundings, options, "ntfy", (time) => ({
    ntfy: { ...time, details: options.details === true, server, topic, token },
  }));
  surroundings.terminal.out(`  Subscribe to the topic ${topic}. Who knows it can read it.`);
  return code;
}

async function setWebhook(
  surroundings: Surroundings,
  options: WebhookOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const url = args[0] ?? "";
  checkAddress("address", url);
  const stated = secretOption("--secret", options.secret, options.secretEnv);
  if (stated !== null && "value" in stated && webhookKey(stated.value) === null) {
    throw new UsageError("invalid --secret: want whsec_ and the base64 of 24 bytes or more");
  }
  const secret = stated ?? { value: `whsec_${randomBytes(32).toString("base64")}` };
  const code = await keep(surroundings, options, "webhook", (time) => ({
    webhook: { ...time, details: options.details === true, url, secret },
  }));
  if (stated === null && "value" in secret) {
    surroundings.terminal.out(`  Check the signatures with this secret, which is not shown again: ${secret.value}`);
  }
  return code;
}

/** `niggle notify set smtp|ntfy|webhook`. */
export const notifySetActions = { smtp: setSmtp, ntfy: setNtfy, webhook: setWebhook };

function checkAddress(name: string, address: string): void {
  const problem = addressProblem(address);
  if (problem !== null) throw new UsageError(`invalid ${name}: ${address} (${problem})`);
}

function secretOption(name: string, value: string | undefined, env: string | undefined): Secret | null {
  if (value !== undefined && env !== undefined) throw new UsageError(`give ${name} or ${name}-env, not both`);
  if (env !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(env)) {
    throw new UsageError(`invalid ${name}-env: ${env} (want the name of an environment variable)`);
  }
  if (value === "") throw new UsageError(`${name} is empty`);
  if (value !== undefined) return { value };
  return env === undefined ? null : { env };
}

function whenOption({ day, at, zone }: WhenOptions): When {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new UsageError(`invalid --at: ${at} (want a time such as 18:00)`);
  if (zone !== undefined && localClock(zone) === null) {
    throw new UsageError(`invalid --zone: ${zone} (want an IANA name such as Europe/Berlin)`);
  }
  return { weekday: WEEKDAYS.indexOf(oneOf("--day", day.toLowerCase(), WEEKDAYS)) + 1, at, zone: zone ?? null };
}

/** Writes one place down. A schedule that stays as it was keeps its beginning, so that a week that failed is still sent. */
async function keep(
  surroundings: Surroundings,
  options: WhenOptions,
  kind: ChannelKind,
  channel: (time: When & { readonly since: string }) => Channels,
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const when = whenOption(options);
  const dataDir = dataFolder(surroundings, options);
  const settings = await readSettings(dataDir);
  const before = settings.athletes[athlete]?.[kind];
  const isSame = before?.weekday === when.weekday && before.at === when.at && before.zone === when.zone;
  const since = isSame ? before.since : isoFromInstant(surroundings.now());
  const channels = { ...settings.athletes[athlete], ...channel({ ...when, since }) };
  await writeSettings(dataDir, { ...settings, athletes: { ...settings.athletes, [athlete]: channels } });
  surroundings.terminal.out(`Set: ${kind}, ${timeWords(when)}, while niggle serve runs.`);
  surroundings.terminal.out("  Try it with niggle notify test. niggle notify off ends it.");
  return EXIT.done;
}
