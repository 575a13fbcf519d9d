import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { emptyWellnessDay, saysAnything, type WellnessDay } from "../../domain/wellness.ts";
import { type HealthTime, healthTime, quantity } from "./health-values.ts";
import { Night } from "./sleep-nights.ts";
import { attributesOf, type Tag } from "./tag-scanner.ts";

type Attributes = ReadonlyMap<string, string>;

/** A night that ends by 18:00 belongs to the day of waking up; sleep after that to the next. */
const DAY_TURNS_MS = 6 * 3_600_000;
const LONGEST_SLEEP_MS = 24 * 3_600_000;
const RESTING_BPM = { from: 20, to: 150 } as const;
const SDNN_S = { from: 0.001, to: 0.5 } as const;

interface OpenDay {
  night: Night | null;
  resting: { bpm: number; untilMs: number } | null;
  variability: { sumS: number; count: number };
}

const RECORDS = {
  HKQuantityTypeIdentifierRestingHeartRate: "resting",
  HKQuantityTypeIdentifierHeartRateVariabilitySDNN: "variability",
  HKCategoryTypeIdentifierSleepAnalysis: "sleep",
} as const;
type RecordKind = (typeof RECORDS)[keyof typeof RECORDS];
const KINDS: ReadonlyMap<string, RecordKind> = new Map(Object.entries(RECORDS));
/** `Asleep` of old phones, and `AsleepCore`, `AsleepDeep`, `AsleepREM`, `AsleepUnspecified`; not `InBed`, not `Awake`. */
const ASLEEP = "HKCategoryValueSleepAnalysisAsleep";

/** The kind of a record, found without looking at the rest of it: an export has millions, and few of these. */
function kindOf(text: string): RecordKind | undefined {
  const at = text.indexOf('type="');
  return at < 0 ? undefined : KINDS.get(text.slice(at + 6, text.indexOf('"', at + 6)));
}

const within = (value: number | null, { from, to }: { readonly from: number; readonly to: number }): number | null =>
  value !== null && value >= from && value <= to ? value : null;

/** Gathers resting heart rate, heart rate variability and sleep by day. */
export class HealthDays {
  readonly #days = new Map<LocalDay, OpenDay>();

  take(tag: Tag): void {
    const kind = tag.kind === "close" ? undefined : kindOf(tag.text);
    if (kind === undefined) return;
    const attributes = attributesOf(tag);
    const start = healthTime(attributes.get("startDate"));
    const end = healthTime(attributes.get("endDate"));
    if (start === null || end === null) return;
    if (kind === "sleep") this.#sleep(attributes, start, end);
    else if (kind === "resting") this.#resting(attributes, start, end);
    else this.#variability(attributes, start);
  }

  /** The days, ascending. */
  days(): readonly WellnessDay[] {
    return [...this.#days]
      .sort(([a], [b]) => a - b)
      .map(([day, open]) => wellnessOf(day, open))
      .filter(saysAnything);
  }

  #day(day: LocalDay): OpenDay {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const made: OpenDay = { night: null, resting: null, variability: { sumS: 0, count: 0 } };
    this.#days.set(day, made);
    return made;
  }

  #sleep(attributes: Attributes, start: HealthTime, end: HealthTime): void {
    const lastedMs = end.at - start.at;
    if (!attributes.get("value")?.startsWith(ASLEEP) || lastedMs <= 0 || lastedMs > LONGEST_SLEEP_MS) return;
    const day = this.#day(localDayAt((end.at + DAY_TURNS_MS) as UtcInstant, end.utcOffsetMin));
    day.night ??= new Night();
    day.night.add(start.at, end.at);
  }

  /** The watch corrects the day's value as the day goes on: the last one counts. */
  #resting(attributes: Attributes, start: HealthTime, end: HealthTime): void {
    const bpm = within(quantity(attributes.get("value"), attributes.get("unit"), "perMinute"), RESTING_BPM);
    if (bpm === null) return;
    const day = this.#day(localDayAt(start.at, start.utcOffsetMin));
    if (day.resting === null || end.at >= day.resting.untilMs) day.resting = { bpm, untilMs: end.at };
  }

  #variability(attributes: Attributes, start: HealthTime): void {
    const sdnnS = within(quantity(attributes.get("value"), attributes.get("unit"), "seconds"), SDNN_S);
    if (sdnnS === null) return;
    const { variability } = this.#day(localDayAt(start.at, start.utcOffsetMin));
    variability.sumS += sdnnS;
    variability.count += 1;
  }
}

function wellnessOf(day: LocalDay, { night, resting, variability }: OpenDay): WellnessDay {
  const sleepS = night === null ? null : night.sleepS;
  return {
    ...emptyWellnessDay(day, "apple-health"),
    sleepS: sleepS !== null && sleepS <= LONGEST_SLEEP_MS / 1000 ? sleepS : null,
    restingHeartRateBpm: resting?.bpm ?? null,
    hrvSdnnS: variability.count > 0 ? variability.sumS / variability.count : null,
  };
}
