import { SPORTS } from "../domain/activity.ts";
import { CORRECTION_FIELDS, type CorrectionField } from "../domain/correction.ts";
import { instantFromWallClock, isoFromInstant, parseIso, type UtcInstant } from "../domain/instant.ts";
import type { JournalEntry, JournalFact } from "../domain/journal.ts";
import { formatLocalDay, type LocalDay, localDayOf, parseLocalDay } from "../domain/local-day.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../domain/pain.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../domain/therapy.ts";
import {
  type Check,
  hasFields,
  isEither,
  isFlag,
  isInteger,
  isListOf,
  isMatch,
  isNumber,
  isOneOf,
  isText,
  orNull,
} from "./shape.ts";

/** What one line of the journal turned out to be. */
export type ParsedLine =
  | { readonly kind: "entry"; readonly entry: JournalEntry }
  /** Written by a newer version. It stays in the journal and is skipped. */
  | { readonly kind: "unknown"; readonly factKind: string }
  | { readonly kind: "damaged"; readonly why: string };

/** Keys that hold a local day. In the file they read `2026-11-22`, so that a person can follow the journal. */
const DAY_KEYS: ReadonlySet<string> = new Set(["day", "from", "to", "asOf"]);

/** The days that can be written as `YYYY-MM-DD`; any other number would not be read back as it was said. */
const FIRST_DAY = localDayOf(0, 1, 1);
const LAST_DAY = localDayOf(9999, 12, 31);

const isDay: Check = (value, path) => {
  const wrong = isInteger(value, path);
  if (wrong !== null) return wrong;
  return Number(value) >= FIRST_DAY && Number(value) <= LAST_DAY
    ? null
    : `${path} is ${value} (want a day of the years 0–9999)`;
};

const PAIN_ENTRY = hasFields({
  day: isDay,
  region: isOneOf(REGIONS),
  side: orNull(isOneOf(SIDES)),
  moment: isOneOf(MOMENTS),
  nrs: isNumber,
  quality: orNull(isOneOf(QUALITIES)),
  alteredGait: orNull(isFlag),
  nightPain: orNull(isFlag),
  note: orNull(isText),
  activityId: orNull(isText),
});

const THERAPY_SESSION = hasFields({
  day: isDay,
  kind: isOneOf(THERAPY_KINDS),
  regions: isListOf(isOneOf(REGIONS)),
  nrsBefore: orNull(isNumber),
  nrsAfter: orNull(isNumber),
  nrs24h: orNull(isNumber),
  nrs48h: orNull(isNumber),
  therapist: orNull(isText),
  note: orNull(isText),
});

const ISSUED_ASSESSMENT = hasFields({
  asOf: isDay,
  headline: isText,
  level: isText,
  grey: isFlag,
  sentence: isText,
  ruleSet: isText,
  findings: isListOf(
    hasFields({
      rule: isText,
      about: orNull(isText),
      kind: isOneOf(["flagged", "cannot-say"]),
      level: orNull(isText),
      value: orNull(isNumber),
      threshold: orNull(isNumber),
    }),
  ),
});

const OFFERED_FILE = hasFields({
  name: isText,
  sha256: orNull(isMatch(/^[0-9a-f]{64}$/, "64 of 0-9 a-f")),
  sizeB: isNumber,
});

const REFUSAL = hasFields({
  outcome: isOneOf(["skipped", "rejected"]),
  problem: hasFields({ reason: isText, detail: isText }),
});

const CORRECTION_VALUES: Readonly<Record<CorrectionField, Check>> = {
  distanceM: isNumber,
  durationS: isNumber,
  sport: isOneOf(SPORTS),
  heartRate: isOneOf(["excluded"]),
  deleted: isFlag,
};

const CORRECTION: Check = (value, path) => {
  const wrong = hasFields({ field: isOneOf(CORRECTION_FIELDS) })(value, path);
  if (wrong !== null) return wrong;
  const { field } = value as { readonly field: CorrectionField };
  return hasFields({ value: CORRECTION_VALUES[field] })(value, path);
};

const FACTS: Readonly<Record<JournalFact["kind"], Check>> = {
  pain: hasFields({ entry: PAIN_ENTRY }),
  "no-pain": hasFields({ entry: hasFields({ day: isDay }) }),
  rpe: hasFields({ entry: hasFields({ day: isDay, activityId: orNull(isText), rpe0To10: isNumber }) }),
  therapy: hasFields({ entry: THERAPY_SESSION }),
  "safety-check": hasFields({ entry: hasFields({ day: isDay, yes: isListOf(isOneOf(SAFETY_QUESTIONS)) }) }),
  "day-mark": hasFields({ entry: hasFields({ day: isDay, state: isOneOf(["rest"]) }) }),
  "day-mark-removed": hasFields({ day: isDay }),
  "history-claim": hasFields({ entry: hasFields({ from: isDay, to: orNull(isDay) }) }),
  "history-claim-revoked": hasFields({}),
  "red-flag-seen": hasFields({ rule: isText, day: isDay }),
  setting: hasFields({ name: isText, from: isDay, value: orNull(isEither(isText, isNumber)) }),
  "assessment-issued": hasFields({ issued: ISSUED_ASSESSMENT }),
  "import-undone": hasFields({ batchId: isText }),
  "import-redone": hasFields({ batchId: isText }),
  correction: hasFields({ activityId: isText, correction: CORRECTION }),
  "correction-removed": hasFields({ activityId: isText, field: isOneOf(CORRECTION_FIELDS) }),
  "sources-split": hasFields({ first: isText, second: isText }),
  "sources-split-removed": hasFields({ first: isText, second: isText }),
  import: hasFields({ batchId: isText, file: OFFERED_FILE, refusal: orNull(REFUSAL), homeZone: isText }),
};

const ENVELOPE = hasFields({
  id: isText,
  at: isInteger,
  athlete: isText,
  fact: hasFields({ kind: isText }),
});

/** One line, without its line break. */
export function serialiseEntry(entry: JournalEntry): string {
  const { id, at, athlete, fact } = entry;
  return JSON.stringify({ id, at: isoFromInstant(at), athlete, fact }, (key, value: unknown) =>
    DAY_KEYS.has(key) && typeof value === "number" ? formatLocalDay(value as LocalDay) : value,
  );
}

/** Reads one line and checks its shape. */
export function parseEntry(line: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line, reviveTimes);
  } catch (error) {
    return { kind: "damaged", why: error instanceof Error ? error.message : String(error) };
  }
  const wrong = ENVELOPE(value, "entry");
  if (wrong !== null) return { kind: "damaged", why: wrong };
  const entry = value as JournalEntry;
  if (!Object.hasOwn(FACTS, entry.fact.kind)) return { kind: "unknown", factKind: entry.fact.kind };
  const wrongFact = FACTS[entry.fact.kind](entry.fact, "fact");
  return wrongFact === null ? { kind: "entry", entry } : { kind: "damaged", why: wrongFact };
}

/** Turns the written day or instant back into its number; what cannot be read is left for the checks to refuse. */
function reviveTimes(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (DAY_KEYS.has(key)) return parseLocalDay(value) ?? value;
  return key === "at" ? (instantFromIso(value) ?? value) : value;
}

function instantFromIso(text: string): UtcInstant | null {
  const reading = parseIso(text);
  if (reading === null || reading.utcOffsetMin === null) return null;
  return instantFromWallClock(reading.day, reading.timeOfDayS, reading.utcOffsetMin);
}
