/** Message numbers of the FIT protocol that a run needs. Everything else in a file is stepped over. */
export const MESSAGE = {
  fileId: 0,
  deviceSettings: 2,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  deviceInfo: 23,
  activity: 34,
  heartRate: 132,
  timestampCorrelation: 162,
  fieldDescription: 206,
  developerDataId: 207,
} as const;

/** Field number of the time stamp in every message. */
export const TIMESTAMP = 253;

/** Field numbers, by message, of what is read. Scales stand where the values are used. */
export const FIELD = {
  fileId: { type: 0, manufacturer: 1, product: 2, timeCreated: 4, productName: 8 },
  deviceSettings: { timeOffset: 2 },
  sport: { sport: 0, subSport: 1, name: 3 },
  session: {
    startTime: 2,
    startLat: 3,
    startLong: 4,
    sport: 5,
    subSport: 6,
    elapsed: 7,
    timer: 8,
    distance: 9,
    avgHeartRate: 16,
    maxHeartRate: 17,
    avgCadence: 18,
    avgPower: 20,
    ascent: 22,
    descent: 23,
    moving: 59,
    verticalOscillation: 89,
    stanceTime: 91,
    avgFractionalCadence: 92,
    sportProfileName: 110,
    stanceTimeBalance: 133,
    stepLength: 134,
    rpe: 193,
  },
  lap: {
    startTime: 2,
    elapsed: 7,
    timer: 8,
    distance: 9,
    avgHeartRate: 15,
    maxHeartRate: 16,
    avgCadence: 17,
    avgPower: 19,
    ascent: 21,
    sport: 25,
    subSport: 39,
    avgFractionalCadence: 80,
  },
  event: { event: 0, type: 1 },
  deviceInfo: { index: 0, manufacturer: 2, product: 4, productName: 27 },
  activity: { timer: 0, localTimestamp: 5 },
  heartRate: { fraction: 0, filteredBpm: 6, eventTimestamp: 9, eventTimestamp12: 10 },
  timestampCorrelation: { localTimestamp: 3 },
  fieldDescription: {
    developerIndex: 0,
    number: 1,
    baseType: 2,
    name: 3,
    scale: 6,
    offset: 7,
    units: 8,
    nativeMessage: 14,
    nativeField: 15,
  },
  developerDataId: { index: 3 },
} as const;

/** The field numbers to read of each message that is kept, by message number. */
export const WANTED_FIELDS: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries(FIELD).map(([name, fields]) => [
    MESSAGE[name as keyof typeof FIELD],
    new Set<number>([TIMESTAMP, ...Object.values(fields)]),
  ]),
);

/** Seconds from 1970-01-01 to the FIT epoch, 1989-12-31T00:00:00Z. */
export const FIT_EPOCH_S = 631_065_600;

/** Stamps below this count seconds since the device was switched on, not since the epoch. */
export const FIRST_ABSOLUTE_STAMP = 0x10000000;
