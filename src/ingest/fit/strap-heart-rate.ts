import { type FitMessage, type FitPart, messagesOf, numberOf, numbersOf } from "./fit-messages.ts";
import { FIELD, MESSAGE, TIMESTAMP } from "./profile.ts";
import { COLUMN_SPECS, type Column, emptyColumn, isValid, type RecordColumns, setValue } from "./record-columns.ts";

/** Heart beats as a strap remembered them: ascending times in FIT seconds, and the rate at each. */
interface Beats {
  readonly timesS: readonly number[];
  readonly ratesBpm: readonly number[];
}

const TICKS_PER_S = 1024;
/** A record takes the beats since the one before it, but of no more than this. */
const LONGEST_LOOK_BACK_S = 5;

/**
 * Heart rate that a strap kept while the watch was out of reach (under water), put into the records it belongs to. A
 * strap's clock means nothing without an anchor, a message with both clocks: beats before one are left out.
 */
export function withStrapHeartRate(records: RecordColumns, parts: readonly FitPart[]): RecordColumns {
  const beats = beatsOf(parts.flatMap((part) => messagesOf(part, MESSAGE.heartRate)));
  const stamps = records.columns.get("timestamp");
  const spec = COLUMN_SPECS.find((candidate) => candidate.name === "heartRate");
  if (beats.timesS.length === 0 || stamps === undefined || spec === undefined) return records;
  const column = copyOf(records.columns.get("heartRate")) ?? emptyColumn("u8", records.count, spec);
  for (const part of parts) mergeInto(column, stamps, part, beats);
  return { ...records, columns: new Map(records.columns).set("heartRate", column) };
}

function copyOf(column: Column | undefined): Column | null {
  return column === undefined ? null : { ...column, values: column.values.slice(), valid: column.valid.slice() };
}

function mergeInto(column: Column, stamps: Column, part: FitPart, beats: Beats): void {
  let before: number | null = null;
  for (let row = part.recordFrom; row < part.recordTo; row++) {
    if (!isValid(stamps, row)) continue;
    const stampS = stamps.values[row] as number;
    const fromS: number = Math.max(before ?? stampS - 1, stampS - LONGEST_LOOK_BACK_S);
    const rate = meanRate(beats, fromS === stampS ? stampS - 1 : fromS, stampS);
    if (rate !== null) setValue(column, row, Math.round(rate));
    before = stampS;
  }
}

/** Mean rate of the beats after `fromS` and up to `toS`; null when there are none. */
function meanRate(beats: Beats, fromS: number, toS: number): number | null {
  let sum = 0;
  let count = 0;
  for (let i = firstAfter(beats.timesS, fromS); i < beats.timesS.length; i++) {
    if ((beats.timesS[i] as number) > toS) break;
    sum += beats.ratesBpm[i] as number;
    count++;
  }
  return count === 0 ? null : sum / count;
}

function firstAfter(timesS: readonly number[], fromS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesS[middle] as number) > fromS) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Both clocks at one moment: FIT seconds and strap ticks. */
interface Anchor {
  readonly stampS: number;
  readonly ticks: number;
}

function beatsOf(messages: readonly FitMessage[]): Beats {
  const beats: { timeS: number; rateBpm: number }[] = [];
  let anchor: Anchor | null = null;
  let ticks = 0;
  for (const message of messages) {
    anchor = anchorIn(message) ?? anchor;
    if (anchor === null) continue;
    const { stampS, ticks: anchorTicks } = anchor;
    const rates = numbersOf(message, FIELD.heartRate.filteredBpm);
    const events = eventTicks(message, ticks);
    events.forEach((tick, i) => {
      const rateBpm = rates[i] ?? 0;
      if (rateBpm > 0) beats.push({ timeS: stampS + (tick - anchorTicks) / TICKS_PER_S, rateBpm });
    });
    ticks = events.at(-1) ?? ticks;
  }
  beats.sort((a, b) => a.timeS - b.timeS);
  return { timesS: beats.map((beat) => beat.timeS), ratesBpm: beats.map((beat) => beat.rateBpm) };
}

function anchorIn(message: FitMessage): Anchor | null {
  const ticks = numberOf(message, FIELD.heartRate.eventTimestamp);
  const stampS = numberOf(message, TIMESTAMP);
  if (ticks === null || stampS === null) return null;
  return { stampS: stampS + (numberOf(message, FIELD.heartRate.fraction) ?? 0) / 32_768, ticks };
}

/** Event times of a message in strap ticks: full ones, or twelve low bits each that follow on from `lastTicks`. */
function eventTicks(message: FitMessage, lastTicks: number): readonly number[] {
  const full = numbersOf(message, FIELD.heartRate.eventTimestamp);
  if (full.length > 0) return full;
  const packed = numbersOf(message, FIELD.heartRate.eventTimestamp12);
  const ticks: number[] = [];
  let last = lastTicks;
  for (let i = 0; i + 2 < packed.length; i += 3) {
    const [a, b, c] = [packed[i] ?? 0, packed[i + 1] ?? 0, packed[i + 2] ?? 0];
    for (const low of [a | ((b & 0x0f) << 8), (b >> 4) | (c << 4)]) {
      last += (low - (last % 4096) + 4096) % 4096;
      ticks.push(last);
    }
  }
  return ticks;
}
