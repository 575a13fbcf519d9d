import type { AthleteId } from "../domain/ids.ts";
import { epochSOf, instantFromIso, isoFromInstant, type UtcInstant } from "../domain/instant.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import { localClock } from "../usecases/local-clock.ts";
import { DeliveryError } from "./delivery-error.ts";
import type { Means } from "./means.ts";
import { weekMessage } from "./message.ts";
import type { LevelColours } from "./message-html.ts";
import { deliveryId, type Outgoing } from "./outgoing.ts";
import {
  type ChannelRecord,
  channelRecord,
  readRecord,
  sentWeeksOf,
  withChannel,
  withSent,
  writeRecord,
} from "./record.ts";
import { nextTurn } from "./schedule.ts";
import { type Channel, channelsOf } from "./send.ts";
import { NotifyFileError, readSettings } from "./settings-file.ts";

/** What delivery works with. */
export interface Delivery extends Means {
  readonly dataDir: string;
  readonly colours: LevelColours;
  /** One line without anything about the runner. */
  readonly log: (line: string) => void;
  /** The report of the runner's day now. */
  readonly report: (athlete: AthleteId) => Promise<WeeklyReport>;
  /** IANA name. */
  readonly homeZone: (athlete: AthleteId) => Promise<string>;
}

const AGAIN_AFTER_S = 3600;

/**
 * Sends every week that is due and was not sent. A failure is told in a line and tried again an hour later.
 * @throws NotifyFileError when the settings, or the record of what was sent, cannot be understood
 */
export async function deliverDue(delivery: Delivery): Promise<void> {
  const { athletes } = await readSettings(delivery.dataDir);
  for (const [athlete, channels] of Object.entries(athletes)) {
    for (const channel of channelsOf(channels)) {
      if (delivery.signal.aborted) return;
      await deliverChannel(delivery, athlete as AthleteId, channel);
    }
  }
}

async function deliverChannel(delivery: Delivery, athlete: AthleteId, channel: Channel): Promise<void> {
  const { dataDir, now, log } = delivery;
  const all = await readRecord(dataDir);
  const before = channelRecord(all, athlete, channel.kind);
  const keep = (after: ChannelRecord) => writeRecord(dataDir, withChannel(all, athlete, channel.kind, after));
  const turn = await turnOf(delivery, athlete, channel, before);
  const week = formatLocalDay(turn.week);
  if (turn.at > now() || isWaiting(before, week, now())) return;
  if (before.sending === week && channel.kind !== "webhook") {
    await keep(withSent(before, turn.week, null));
    log(
      `notify ${channel.kind}: Niggle stopped while it sent the week of ${week}; it may have arrived and is not sent again`,
    );
    return;
  }
  try {
    const outgoing = await outgoingOf(delivery, athlete, channel, week);
    await keep({ ...before, sending: week }); // so that nothing is sent twice when the process ends between here and the answer
    await channel.send(outgoing, delivery);
  } catch (error) {
    const why = error instanceof DeliveryError ? error.message : "the report could not be made";
    await keep({ ...before, sending: null, failed: { week, at: isoFromInstant(now()), why } });
    log(`notify ${channel.kind}: ${why}; trying again in an hour`);
    return;
  }
  await keep(withSent(before, turn.week, isoFromInstant(now())));
  log(`notify ${channel.kind}: the week of ${week} was sent`);
}

/** The turn that is next for a channel. */
async function turnOf({ homeZone, now }: Delivery, athlete: AthleteId, { time }: Channel, record: ChannelRecord) {
  const zone = time.zone ?? (await homeZone(athlete));
  const clock = localClock(zone);
  if (clock === null) throw new NotifyFileError(`notify.json names a zone that does not exist: ${zone}`);
  const weekly = { weekday: time.weekday, timeOfDayS: timeOfDayS(time.at) };
  return nextTurn(weekly, clock, { now: now(), since: instantOf(time.since), sentWeeks: sentWeeksOf(record) });
}

/** Seconds after midnight of `18:05`. */
function timeOfDayS(clock: string): number {
  return Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3)) * 60;
}

/** It failed less than an hour ago. A failure that is still to come was told by a clock that was wrong. */
function isWaiting({ failed }: ChannelRecord, week: string, now: UtcInstant): boolean {
  if (failed === null || failed.week !== week) return false;
  const agoS = epochSOf(now) - epochSOf(instantOf(failed.at));
  return agoS >= 0 && agoS < AGAIN_AFTER_S;
}

async function outgoingOf(
  delivery: Delivery,
  athlete: AthleteId,
  { kind, time }: Channel,
  week: string,
): Promise<Outgoing> {
  const report = await delivery.report(athlete);
  const id = deliveryId([athlete, kind, time.since, week]);
  return { report, message: weekMessage(report, delivery.colours), id, isTest: false };
}

/** @throws NotifyFileError for what is no instant */
function instantOf(iso: string): UtcInstant {
  const instant = instantFromIso(iso);
  if (instant === null) throw new NotifyFileError(`this is no time: ${iso} (want one such as 2026-11-22T18:00:00Z)`);
  return instant;
}
