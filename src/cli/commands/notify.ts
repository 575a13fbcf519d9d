import { isoFromInstant } from "../../domain/instant.ts";
import { DeliveryError } from "../../notify/delivery-error.ts";
import { weekMessage } from "../../notify/message.ts";
import { deliveryId } from "../../notify/outgoing.ts";
import { type ChannelRecord, channelRecord, readRecord } from "../../notify/record.ts";
import { type Channel, channelsOf } from "../../notify/send.ts";
import { CHANNEL_KINDS, type ChannelKind, type Channels } from "../../notify/settings.ts";
import { readSettings, writeSettings } from "../../notify/settings-file.ts";
import { athleteOption, type CommonOptions, oneOf } from "../common-options.ts";
import { dataFolder } from "../data-folder.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { MAIL_COLOURS } from "../mail-colours.ts";
import { pauseUntil } from "../notify-delivery.ts";
import { placeWords, timeWords } from "../notify-words.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

async function showStatus(surroundings: Surroundings, options: CommonOptions): Promise<ExitCode> {
  const { terminal } = surroundings;
  const athlete = athleteOption(options);
  const dataDir = dataFolder(surroundings, options);
  const channels = (await readSettings(dataDir)).athletes[athlete] ?? {};
  const record = await readRecord(dataDir);
  const places = placeWords(channels);
  const rows = channelsOf(channels).map((channel) => ({
    channel,
    place: places[channel.kind] ?? "",
    record: channelRecord(record, athlete, channel.kind),
  }));
  if (options.json === true) terminal.out(JSON.stringify({ notify: rows.map(statusJson) }));
  else if (rows.length === 0)
    terminal.out("Nothing is sent anywhere. niggle notify set --help tells how to change that.");
  else for (const row of rows) for (const line of statusLines(row)) terminal.out(line);
  return EXIT.done;
}

interface Row {
  readonly channel: Channel;
  readonly place: string;
  readonly record: ChannelRecord;
}

function statusLines({ channel: { kind, time }, place, record }: Row): readonly string[] {
  const { sentAt, sentWeeks, failed } = record;
  const says = time.details ? "with details" : "the verdict alone";
  return [
    `${kind} to ${place}: ${timeWords(time)}, ${says}`,
    sentAt === null ? "  nothing sent yet" : `  last sent: the week of ${sentWeeks.at(-1)}, at ${sentAt}`,
    ...(failed === null ? [] : [`  the week of ${failed.week} failed at ${failed.at}: ${failed.why}`]),
  ];
}

function statusJson({ channel: { kind, time }, place, record }: Row) {
  const { weekday, at, zone, details } = time;
  const { sentAt, sentWeeks, failed } = record;
  return {
    kind,
    place,
    weekday,
    at,
    zone,
    details,
    lastSentWeek: sentWeeks.at(-1) ?? null,
    lastSentAt: sentAt,
    failed,
  };
}

async function turnOff(surroundings: Surroundings, options: CommonOptions, args: readonly string[]): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const dataDir = dataFolder(surroundings, options);
  const settings = await readSettings(dataDir);
  const kind = kindArgument(args);
  const { [athlete]: channels, ...others } = settings.athletes;
  const left = kind === null ? {} : without(channels ?? {}, kind);
  const athletes = Object.keys(left).length === 0 ? others : { ...others, [athlete]: left };
  await writeSettings(dataDir, { ...settings, athletes });
  surroundings.terminal.out(kind === null ? "Nothing more is sent." : `Nothing more is sent by ${kind}.`);
  return EXIT.done;
}

function without(channels: Channels, kind: ChannelKind): Channels {
  return Object.fromEntries(Object.entries(channels).filter(([each]) => each !== kind));
}

async function sendTest(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const { terminal, now, env } = surroundings;
  const athlete = athleteOption(options);
  const kind = kindArgument(args);
  const set = channelsOf((await readSettings(dataFolder(surroundings, options))).athletes[athlete] ?? {});
  const channels = set.filter((channel) => kind === null || channel.kind === kind);
  if (channels.length === 0)
    throw new UsageError(`${kind ?? "nothing"} is set: niggle notify set ${kind ?? "smtp"} --help`);
  const report = await withCommands(surroundings, options, async (commands) =>
    commands.weeklyReport(athlete, await commands.today(athlete)),
  );
  const signal = surroundings.stopSignal();
  const message = weekMessage(report, MAIL_COLOURS);
  let code: ExitCode = EXIT.done;
  for (const channel of channels) {
    const id = deliveryId([athlete, channel.kind, "test", isoFromInstant(now())]);
    try {
      await channel.send({ report, message, id, isTest: true }, { now, env, signal, sleep: pauseUntil(signal) });
      terminal.out(`${channel.kind}: sent`);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      terminal.err(`${channel.kind}: ${error.message}`);
      code = EXIT.broken;
    }
  }
  return code;
}

function kindArgument(args: readonly string[]): ChannelKind | null {
  const [said] = args;
  return said === undefined ? null : oneOf("kind", said, CHANNEL_KINDS);
}

/** `niggle notify status|off|test`. */
export const notifyActions = { status: showStatus, off: turnOff, test: sendTest };
