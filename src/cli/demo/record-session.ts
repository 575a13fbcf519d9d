import { civilOf } from "../../domain/local-day.ts";
import { instantFromZonedWallClock, zoneOffsetMin } from "../../ingest/zone.ts";
import { DEMO_PROFILE } from "./demo-profile.ts";
import { effortRating0To10 } from "./effort-rating.ts";
import { loopPlace } from "./park-loop.ts";
import { isRunKind, type PlannedSession } from "./planned-sessions.ts";
import type { Pause, RecordedLap, Recording, Sample } from "./recording.ts";
import { aimedSpeedMPerS, settledHeartRateBpm, strideAt } from "./runner-body.ts";
import { type SeededRandom, seededRandom, seedFor } from "./seeded-random.ts";

/** A record every four seconds, as watches with smart recording write. */
const STEP_S = 4;
const HEART_RATE_LAG_S = 40;
const STRENGTH_S = 35 * 60;
const LAP_M = 1000;

/** What moves on from one record to the next. */
interface Body {
  timerS: number;
  distanceM: number;
  speedMPerS: number;
  heartRateBpm: number;
  speedNoise: number;
  besideM: number;
}

/** Lets a planned session happen. The same seed, session and place in the story give the same recording. */
export function recordSession(session: PlannedSession, seed: number): Recording {
  const random = seededRandom(seedFor(seed, 100_000 + session.day * 8 + session.kind.length));
  const zone = DEMO_PROFILE.settings.homeZone;
  const startedAt = instantFromZonedWallClock(session.day, session.startTimeOfDayS, zone);
  const moving = session.kind === "strength" ? standStill(session, random) : move(session, random);
  const pauses = pausesOf(session, moving, random);
  const samples = withPauses(moving, pauses);
  const last = samples.at(-1);
  return {
    session,
    startedAt,
    utcOffsetMin: zoneOffsetMin(startedAt, zone),
    samples,
    pauses,
    laps: lapsOf(samples),
    timerS: last?.timerS ?? 0,
    elapsedS: last?.elapsedS ?? 0,
    temperatureC: temperatureOf(session, random),
    rpe0To10: effortRating0To10(session, seed),
  };
}

function move(session: PlannedSession, random: SeededRandom): Sample[] {
  const body: Body = { timerS: 0, distanceM: 0, speedMPerS: 0, heartRateBpm: 84, speedNoise: 0, besideM: 0 };
  const samples: Sample[] = [sampleOf(session, body, random)];
  while (body.distanceM < session.distanceM) {
    step(session, body, random);
    samples.push(sampleOf(session, body, random));
  }
  return samples;
}

function step(session: PlannedSession, body: Body, random: SeededRandom): void {
  const aimed = aimedSpeedMPerS(session, body.distanceM / session.distanceM, body.timerS);
  body.speedNoise = 0.9 * body.speedNoise + random.between(-0.04, 0.04);
  body.speedMPerS = aimed * (1 + body.speedNoise);
  const leftM = session.distanceM - body.distanceM;
  const isLast = leftM <= body.speedMPerS * STEP_S;
  const stepS = isLast ? Math.max(1, Math.round(leftM / body.speedMPerS)) : STEP_S;
  body.distanceM = isLast ? session.distanceM : body.distanceM + body.speedMPerS * STEP_S;
  body.timerS += stepS;
  body.besideM = 0.95 * body.besideM + random.between(-0.4, 0.4);
  const settled = settledHeartRateBpm(session, body.speedMPerS, body.timerS);
  body.heartRateBpm += (settled - body.heartRateBpm) * (1 - Math.exp(-stepS / HEART_RATE_LAG_S));
}

function sampleOf(session: PlannedSession, body: Body, random: SeededRandom): Sample {
  const outside = isRunKind(session.kind) && !session.treadmill;
  const place = loopPlace(body.distanceM, body.besideM);
  const stride = isRunKind(session.kind) ? strideAt(session, body.speedMPerS) : null;
  const wobble = (value: number | null, by: number) => (value === null ? null : value + random.between(-by, by));
  return {
    elapsedS: body.timerS,
    timerS: body.timerS,
    distanceM: body.distanceM,
    speedMPerS: body.speedMPerS,
    heartRateBpm: Math.round(body.heartRateBpm + random.between(-1, 1)),
    cadenceSpm: wobble(stride?.cadenceSpm ?? null, 2),
    latDeg: outside ? place.latDeg : null,
    lonDeg: outside ? place.lonDeg : null,
    altitudeM: outside ? place.altitudeM : null,
    groundContactMs: wobble(stride?.groundContactMs ?? null, 5),
    oscillationMm: wobble(stride?.oscillationMm ?? null, 3),
    balanceLeftPct: wobble(stride?.balanceLeftPct ?? null, 0.4),
  };
}

/** Strength work: heart rate over time, no way covered. */
function standStill(session: PlannedSession, random: SeededRandom): Sample[] {
  const lengthS = Math.round(STRENGTH_S * random.between(0.8, 1.2));
  const body: Body = { timerS: 0, distanceM: 0, speedMPerS: 0, heartRateBpm: 80, speedNoise: 0, besideM: 0 };
  const samples: Sample[] = [];
  for (; body.timerS <= lengthS; body.timerS += STEP_S) {
    const setFrac = Math.sin((2 * Math.PI * body.timerS) / 180) * 0.5 + 0.5;
    const settled = settledHeartRateBpm(session, 0, body.timerS) + 22 * setFrac;
    body.heartRateBpm += (settled - body.heartRateBpm) * (1 - Math.exp(-STEP_S / HEART_RATE_LAG_S));
    samples.push(sampleOf(session, body, random));
  }
  return samples;
}

/** Some runs wait once, at a road or a tap. */
function pausesOf(session: PlannedSession, samples: readonly Sample[], random: SeededRandom): Pause[] {
  const waits = session.kind === "long" ? 0.4 : 0.12;
  if (!isRunKind(session.kind) || session.treadmill || !random.chance(waits)) return [];
  const at = samples[Math.floor(samples.length * random.between(0.3, 0.8))];
  return at === undefined ? [] : [{ fromElapsedS: at.timerS, lengthS: Math.round(random.between(45, 240)) }];
}

function withPauses(samples: readonly Sample[], pauses: readonly Pause[]): readonly Sample[] {
  if (pauses.length === 0) return samples;
  const waitedS = (timerS: number) =>
    pauses.reduce((sum, pause) => sum + (timerS > pause.fromElapsedS ? pause.lengthS : 0), 0);
  return samples.map((sample) => ({ ...sample, elapsedS: sample.timerS + waitedS(sample.timerS) }));
}

/** A lap each kilometre, cut at the first record past the mark, and what is left. */
function lapsOf(samples: readonly Sample[]): RecordedLap[] {
  const laps: RecordedLap[] = [];
  let fromIndex = 0;
  samples.forEach((sample, i) => {
    const past = Math.floor(sample.distanceM / LAP_M) > laps.length && i > fromIndex;
    if (!past && i !== samples.length - 1) return;
    const from = samples[fromIndex] ?? sample;
    laps.push({
      fromElapsedS: from.elapsedS,
      toElapsedS: sample.elapsedS,
      timerS: sample.timerS - from.timerS,
      distanceM: sample.distanceM - from.distanceM,
      samples: samples.slice(fromIndex, i + 1),
    });
    fromIndex = i;
  });
  return laps;
}

function temperatureOf(session: PlannedSession, random: SeededRandom): number {
  if (session.treadmill || !isRunKind(session.kind)) return 19;
  const { month, dayOfMonth } = civilOf(session.day);
  const yearFrac = (month - 1 + dayOfMonth / 31) / 12;
  return Math.round(11 - 7 * Math.cos(2 * Math.PI * (yearFrac - 0.06)) + random.between(-3, 3));
}
