import { join } from "node:path";
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { formatLocalDay, type LocalDay, parseLocalDay } from "../domain/local-day.ts";
import { readPrivate, writePrivate } from "./private-file.ts";
import type { ChannelKind } from "./settings.ts";
import { NotifyFileError } from "./settings-file.ts";

const NAME = "notify-sent.json";
/** So many weeks are remembered: a clock that was wrong for a while sends none of them again. */
const KEPT_WEEKS = 12;

const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const At = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$" });
const ChannelSchema = Type.Object(
  {
    /** Mondays of the weeks that were sent, oldest first. */
    sentWeeks: Type.Array(Day),
    sentAt: Type.Union([At, Type.Null()]),
    /** The week that was being sent when this was written. */
    sending: Type.Union([Day, Type.Null()]),
    failed: Type.Union([Type.Object({ week: Day, at: At, why: Type.String() }), Type.Null()]),
  },
  { additionalProperties: false },
);
const RecordSchema = Type.Object(
  { version: Type.Literal(1), athletes: Type.Record(Type.String(), Type.Record(Type.String(), ChannelSchema)) },
  { additionalProperties: false },
);
const compiled = Compile(RecordSchema);

/** What became of the weeks of one channel. */
export type ChannelRecord = Static<typeof ChannelSchema>;
/** The content of notify-sent.json: what was sent, so that a restart never sends it again. */
export type SentRecord = Static<typeof RecordSchema>;

const NOTHING: ChannelRecord = { sentWeeks: [], sentAt: null, sending: null, failed: null };

/** @throws NotifyFileError when it cannot be understood: what was sent is then not known, and nothing is sent */
export async function readRecord(dataDir: string): Promise<SentRecord> {
  const text = await readPrivate(join(dataDir, NAME));
  if (text === null) return { version: 1, athletes: {} };
  try {
    const said: unknown = JSON.parse(text);
    if (compiled.Check(said)) return said;
  } catch {
    // no JSON: the same as a content that is not ours
  }
  throw new NotifyFileError(
    `${NAME} in the data folder cannot be understood: delete it, and this week may be sent once more`,
  );
}

export async function writeRecord(dataDir: string, record: SentRecord): Promise<void> {
  await writePrivate(join(dataDir, NAME), `${JSON.stringify(record)}\n`);
}

export function channelRecord(record: SentRecord, athlete: string, kind: ChannelKind): ChannelRecord {
  return record.athletes[athlete]?.[kind] ?? NOTHING;
}

export function withChannel(
  record: SentRecord,
  athlete: string,
  kind: ChannelKind,
  channel: ChannelRecord,
): SentRecord {
  const ofAthlete = { ...record.athletes[athlete], [kind]: channel };
  return { ...record, athletes: { ...record.athletes, [athlete]: ofAthlete } };
}

export function sentWeeksOf({ sentWeeks }: ChannelRecord): readonly LocalDay[] {
  return sentWeeks.flatMap((week) => parseLocalDay(week) ?? []);
}

/** The same with one more week sent; `at` is null when nobody knows whether it arrived. */
export function withSent(channel: ChannelRecord, week: LocalDay, at: string | null): ChannelRecord {
  const sentWeeks = [...new Set([...channel.sentWeeks, formatLocalDay(week)])].slice(-KEPT_WEEKS);
  return { sentWeeks, sentAt: at ?? channel.sentAt, sending: null, failed: null };
}
