import { civilOf, type LocalDay } from "../../domain/local-day.ts";
import { csvDocument, twoDigits } from "./csv-text.ts";
import { type Recording, totalsOf } from "./recording.ts";
import { seedFor } from "./seeded-random.ts";
import { titleOf } from "./session-title.ts";

/** Header of the bulk export's activities.csv in English: a block for people, then one for machines. */
const HEADER =
  "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,Perceived Relative Effort,Commute,Total Weight Lifted,From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,Timer Time,Total Cycles,Recovery,With Pet,Competition,Long Run,For a Cause,With Kid,Downhill Distance,Total Sets,Total Reps,Media".split(
    ",",
  );

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MILLIS_PER_DAY = 86_400_000;

/** `May 6, 2024, 4:02:34 AM`, in UTC. */
function stravaDate(recording: Recording): string {
  const day = Math.floor(recording.startedAt / MILLIS_PER_DAY) as LocalDay;
  const ofDayS = Math.floor((recording.startedAt - day * MILLIS_PER_DAY) / 1000);
  const { year, month, dayOfMonth } = civilOf(day);
  const hour = Math.floor(ofDayS / 3600);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits((ofDayS / 60) % 60)}:${twoDigits(ofDayS % 60)}`;
  return `${MONTHS[month - 1]} ${dayOfMonth}, ${year}, ${clock} ${hour < 12 ? "AM" : "PM"}`;
}

function stravaType(recording: Recording): string {
  if (recording.session.kind === "strength") return "Weight Training";
  return recording.session.kind === "ride" ? "Ride" : "Run";
}

const fixed = (value: number | null, digits: number) => (value === null ? "" : value.toFixed(digits));

/** Cells of the block for people (columns 1–15). */
function firstBlock(recording: Recording, seed: number): string[] {
  const { session, elapsedS } = recording;
  const id = 9_000_000_000 + (seedFor(seed, session.day) % 1_000_000_000);
  const { maxHeartRateBpm } = totalsOf(recording.samples);
  const km = (session.distanceM / 1000).toFixed(2);
  const file = `activities/${id + 770_000_000}.fit.gz`;
  const title = titleOf(session);
  return [String(id), stravaDate(recording), title, stravaType(recording), "", String(elapsedS), km].concat([
    String(maxHeartRateBpm),
    "",
    "false",
    "",
    "",
    file,
    "",
    "",
  ]);
}

/** Cells of the block for machines, up to the temperature (columns 16–37). */
function secondBlock(recording: Recording): string[] {
  const { session, timerS, elapsedS, temperatureC } = recording;
  const totals = totalsOf(recording.samples);
  const oneFoot = (spm: number | null) => (spm === null ? null : spm / 2);
  return [
    elapsedS.toFixed(1),
    timerS.toFixed(1),
    session.distanceM.toFixed(1),
    fixed(totals.maxSpeedMPerS, 2),
    fixed(session.distanceM / timerS, 3),
    fixed(totals.ascentM, 1),
    fixed(totals.descentM, 1),
    fixed(totals.lowestM, 1),
    fixed(totals.highestM, 1),
    ...["", "", "", ""],
    fixed(oneFoot(totals.maxCadenceSpm), 0),
    fixed(oneFoot(totals.avgCadenceSpm), 1),
    fixed(totals.maxHeartRateBpm, 0),
    fixed(totals.avgHeartRateBpm, 1),
    ...["", "", ""],
    String(temperatureC),
    String(temperatureC),
  ];
}

/** A Strava bulk activities.csv of these recordings, oldest first. */
export function stravaCsv(recordings: readonly Recording[], seed: number): Uint8Array {
  const rows = recordings.map((recording) => {
    const cells = [...firstBlock(recording, seed), ...secondBlock(recording)];
    return HEADER.map((_, i) => cells[i] ?? "");
  });
  return csvDocument(HEADER, rows);
}
