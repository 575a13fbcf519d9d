/** 2026-05-01T21:30:00Z */
const START = 1_777_671_000_000;

const RUN = {
  activityId: 1,
  name: "Evening",
  activityType: "trail_running",
  sportType: "RUNNING",
  beginTimestamp: START,
  startTimeGmt: START,
  startTimeLocal: START + 9.5 * 3_600_000,
  duration: 1_805_500,
  movingDuration: 1_790_000,
  elapsedDuration: 1_900_250,
  distance: 512_345.6,
  elevationGain: 4210,
  elevationLoss: 0,
  avgHr: 147,
  maxHr: 171,
  avgRunCadence: 84,
  avgStrideLength: 101.5,
  avgVerticalOscillation: 9.2,
  avgGroundContactTime: 251.5,
  avgGroundContactBalance: 50.4,
  avgPower: 260,
  workoutRpe: 60,
  splits: [{ startTimeGMT: START, measurements: [] }],
};

const DAYS = [
  { calendarDate: "2026-03-02", deepSleepSeconds: 5400, lightSleepSeconds: 16_200, remSleepSeconds: 3600 },
  { calendarDate: "2026-03-03", totalSteps: 9533, restingHeartRate: 51, currentDayRestingHeartRate: 50 },
  { calendarDate: { date: "2026-03-04" }, totalSteps: 12, wellnessTotalKilocalories: 1700 },
  { calendarDate: "2026-03-05", metrics: [{ type: "HRV", value: 62, status: "BALANCED" }] },
];

/** Lists of a Garmin account export. */
export const jsonSeeds = (): string[] => [
  JSON.stringify([{ summarizedActivitiesExport: [RUN, { ...RUN, activityId: 2, sportType: "CYCLING" }] }]),
  JSON.stringify([{ summarizedActivitiesExport: [RUN] }], null, 1),
  JSON.stringify(DAYS),
];
