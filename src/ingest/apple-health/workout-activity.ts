import type { Activity } from "../../domain/activity.ts";
import { localDayAt, type UtcInstant } from "../../domain/instant.ts";
import { summaryActivity } from "../csv/summary-row.ts";
import { sportOfKey } from "../sport-keys.ts";
import { isZone, zoneOffsetMin } from "../zone.ts";
import { type Dimension, type HealthTime, healthTime, metresOfText, quantity } from "./health-values.ts";
import type { WorkoutFacts } from "./workout-facts.ts";

const QUANTITY = "HKQuantityTypeIdentifier";
const DISTANCES = ["DistanceWalkingRunning", "DistanceCycling", "DistanceSwimming", "DistanceWheelchair"];
const FASTEST_RUN_M_PER_S = 12;
const LONGEST_SHOWN = 40;

/** A workout and when it was, for telling doubles of other apps. */
export interface ReadWorkout {
  readonly activity: Activity;
  readonly fromAt: UtcInstant;
  readonly toAt: UtcInstant;
}

type Measure = "sum" | "average" | "maximum";

/**
 * A statistic of the whole workout. Where only the parts have it, their sums add up; an average or a maximum is taken
 * from a workout of one part.
 */
function statistic(facts: WorkoutFacts, name: string, measure: Measure, dimension: Dimension): number | null {
  const type = QUANTITY + name;
  const own = facts.own.statistics.get(type);
  if (own !== undefined) return quantity(own.get(measure), own.get("unit"), dimension);
  const parts = facts.parts.flatMap((part) => part.statistics.get(type) ?? []);
  if (parts.length > 1 && measure !== "sum") return null;
  const values = parts.map((part) => quantity(part.get(measure), part.get("unit"), dimension));
  return values.reduce<number | null>((total, value) => (value === null ? total : (total ?? 0) + value), null);
}

function metadata(facts: WorkoutFacts, key: string): string | undefined {
  return facts.own.metadata.get(key) ?? facts.parts.find((part) => part.metadata.has(key))?.metadata.get(key);
}

function distanceOf(facts: WorkoutFacts): number | null {
  for (const name of DISTANCES) {
    const distanceM = statistic(facts, name, "sum", "metres");
    if (distanceM !== null) return distanceM;
  }
  const { attributes } = facts;
  return quantity(attributes.get("totalDistance"), attributes.get("totalDistanceUnit"), "metres");
}

/** The zone of the run where the phone kept it; else the offset that its times are written with. */
function whereOf(facts: WorkoutFacts, start: HealthTime) {
  const zone = metadata(facts, "HKTimeZone");
  const utcOffsetMin = zone !== undefined && isZone(zone) ? zoneOffsetMin(start.at, zone) : start.utcOffsetMin;
  return {
    startedAt: start.at,
    utcOffsetMin,
    localDay: localDayAt(start.at, utcOffsetMin),
    zoneSource: "file" as const,
  };
}

/** `Watch7,2` of the device's description. The source's name is the owner's name as often as not, and is left alone. */
function deviceOf(facts: WorkoutFacts): string | null {
  const hardware = /hardware:([\w,]+?)(?:, |&|$)/.exec(facts.attributes.get("device") ?? "")?.[1];
  return hardware === undefined ? null : ownText(hardware.slice(0, LONGEST_SHOWN));
}

/** A slice of a text keeps all of it in memory: what stays is copied out of the piece of the file it stood in. */
const ownText = (slice: string): string => Buffer.from(slice).toString();

function formOf(facts: WorkoutFacts): Partial<Activity> {
  return {
    avgPowerW: statistic(facts, "RunningPower", "average", "watts"),
    avgGroundContactS: statistic(facts, "RunningGroundContactTime", "average", "seconds"),
    avgVerticalOscillationM: statistic(facts, "RunningVerticalOscillation", "average", "metres"),
    avgStrideM: statistic(facts, "RunningStrideLength", "average", "metres"),
  };
}

/** Seconds: the duration leaves pauses out, the elapsed time does not. */
interface Times {
  readonly durationS: number | null;
  readonly elapsedS: number | null;
}

function timesOf({ attributes }: WorkoutFacts, start: HealthTime): Times {
  const end = healthTime(attributes.get("endDate"));
  return {
    durationS: quantity(attributes.get("duration"), attributes.get("durationUnit") ?? "min", "seconds"),
    elapsedS: end !== null && end.at > start.at ? (end.at - start.at) / 1000 : null,
  };
}

function activityOf(facts: WorkoutFacts, start: HealthTime, indexInFile: number): Activity {
  const label = (facts.attributes.get("workoutActivityType") ?? "").replace(/^HKWorkoutActivityType/, "");
  const { sport } = sportOfKey(label);
  const isIndoorRun = sport === "run" && metadata(facts, "HKIndoorWorkout") === "1";
  return {
    ...summaryActivity("apple-health", indexInFile, whereOf(facts, start)),
    ...timesOf(facts, start),
    ...(sport === "run" ? formOf(facts) : {}),
    sport,
    sportLabel: label === "" ? null : ownText(label.slice(0, LONGEST_SHOWN)),
    distanceM: distanceOf(facts),
    ascentM: metresOfText(metadata(facts, "HKElevationAscended")),
    descentM: metresOfText(metadata(facts, "HKElevationDescended")),
    avgHeartRateBpm: statistic(facts, "HeartRate", "average", "perMinute"),
    maxHeartRateBpm: statistic(facts, "HeartRate", "maximum", "perMinute"),
    device: deviceOf(facts),
    flags: isIndoorRun ? ["TREADMILL"] : [],
  };
}

/** The activity of a workout, or why it cannot be read. */
export function readWorkout(facts: WorkoutFacts, indexInFile: number): ReadWorkout | { readonly why: string } {
  const stated = facts.attributes.get("startDate") ?? "";
  const start = healthTime(stated);
  if (start === null) return { why: `its startDate "${stated.slice(0, LONGEST_SHOWN)}" is no time` };
  const activity = activityOf(facts, start, indexInFile);
  const timeS = activity.durationS ?? activity.elapsedS ?? 0;
  if (activity.sport === "run" && timeS > 0 && (activity.distanceM ?? 0) / timeS > FASTEST_RUN_M_PER_S) {
    return { why: `${activity.distanceM} m in ${timeS} s is faster than anyone runs` };
  }
  return { activity, fromAt: start.at, toAt: (start.at + timeS * 1000) as UtcInstant };
}
