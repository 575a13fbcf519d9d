import type { FitField, FitShape } from "./fit-bytes.ts";

/** The messages of the demo's FIT files, with the numbers and scales of the FIT profile. */

const TIMESTAMP: FitField = { number: 253, base: "uint32" };
const INDEX: FitField = { number: 254, base: "uint16" };
const EVENT: FitField = { number: 0, base: "enum" };
const EVENT_TYPE: FitField = { number: 1, base: "enum" };

export const FILE_ID: FitShape = {
  message: 0,
  fields: [
    { number: 0, base: "enum" }, // type
    { number: 1, base: "uint16" }, // manufacturer
    { number: 2, base: "uint16" }, // product
    { number: 3, base: "uint32z" }, // serial number
    { number: 4, base: "uint32" }, // time created
  ],
};

export const DEVICE_INFO: FitShape = {
  message: 23,
  fields: [
    TIMESTAMP,
    { number: 0, base: "uint8" }, // device index
    { number: 2, base: "uint16" }, // manufacturer
    { number: 4, base: "uint16" }, // product
    { number: 5, base: "uint16", scale: 100 }, // software version
  ],
};

export const TIMER_EVENT: FitShape = { message: 21, fields: [TIMESTAMP, EVENT, EVENT_TYPE] };

const HEART_RATE: FitField = { number: 3, base: "uint8" };
const DISTANCE: FitField = { number: 5, base: "uint32", scale: 100 };
const SPEED: FitField = { number: 73, base: "uint32", scale: 1000 };
const TEMPERATURE: FitField = { number: 13, base: "sint8" };
const FORM: readonly FitField[] = [
  { number: 4, base: "uint8" }, // cadence of one foot
  { number: 53, base: "uint8", scale: 128 }, // its fraction
  { number: 39, base: "uint16", scale: 10 }, // vertical oscillation, mm
  { number: 41, base: "uint16", scale: 10 }, // ground contact, ms
  { number: 84, base: "uint16", scale: 100 }, // ground contact balance, % left
  { number: 85, base: "uint16", scale: 10 }, // step length, mm
];

/** A record of a run outside. */
export const RUN_RECORD: FitShape = {
  message: 20,
  fields: [
    TIMESTAMP,
    { number: 0, base: "sint32" }, // latitude, semicircles
    { number: 1, base: "sint32" }, // longitude
    { number: 78, base: "uint32", scale: 5, offset: 500 }, // altitude
    DISTANCE,
    SPEED,
    HEART_RATE,
    TEMPERATURE,
    ...FORM,
  ],
};

/** A record of a run on the treadmill. */
export const TREADMILL_RECORD: FitShape = {
  message: 20,
  fields: [TIMESTAMP, DISTANCE, SPEED, HEART_RATE, TEMPERATURE, ...FORM],
};

/** A record of a ride on the trainer. */
export const RIDE_RECORD: FitShape = { message: 20, fields: [TIMESTAMP, DISTANCE, SPEED, HEART_RATE, TEMPERATURE] };

/** A record of strength work. */
export const STRENGTH_RECORD: FitShape = { message: 20, fields: [TIMESTAMP, HEART_RATE, TEMPERATURE] };

const START_TIME: FitField = { number: 2, base: "uint32" };
const ELAPSED: FitField = { number: 7, base: "uint32", scale: 1000 };
const TIMER: FitField = { number: 8, base: "uint32", scale: 1000 };
const TOTAL_DISTANCE: FitField = { number: 9, base: "uint32", scale: 100 };

export const LAP: FitShape = {
  message: 19,
  fields: [
    INDEX,
    TIMESTAMP,
    EVENT,
    EVENT_TYPE,
    START_TIME,
    ELAPSED,
    TIMER,
    TOTAL_DISTANCE,
    { number: 110, base: "uint32", scale: 1000 }, // average speed
    { number: 15, base: "uint8" }, // average heart rate
    { number: 16, base: "uint8" }, // highest heart rate
    { number: 17, base: "uint8" }, // average cadence of one foot
    { number: 80, base: "uint8", scale: 128 }, // its fraction
    { number: 21, base: "uint16" }, // ascent
    { number: 22, base: "uint16" }, // descent
    { number: 24, base: "enum" }, // lap trigger
    { number: 25, base: "enum" }, // sport
    { number: 39, base: "enum" }, // sub sport
  ],
};

export const SESSION: FitShape = {
  message: 18,
  fields: [
    INDEX,
    TIMESTAMP,
    EVENT,
    EVENT_TYPE,
    START_TIME,
    ELAPSED,
    TIMER,
    TOTAL_DISTANCE,
    { number: 124, base: "uint32", scale: 1000 }, // average speed
    { number: 16, base: "uint8" }, // average heart rate
    { number: 17, base: "uint8" }, // highest heart rate
    { number: 18, base: "uint8" }, // average cadence of one foot
    { number: 92, base: "uint8", scale: 128 }, // its fraction
    { number: 22, base: "uint16" }, // ascent
    { number: 23, base: "uint16" }, // descent
    { number: 89, base: "uint16", scale: 10 }, // vertical oscillation, mm
    { number: 91, base: "uint16", scale: 10 }, // ground contact, ms
    { number: 133, base: "uint16", scale: 100 }, // ground contact balance, % left
    { number: 134, base: "uint16", scale: 10 }, // step length, mm
    { number: 5, base: "enum" }, // sport
    { number: 6, base: "enum" }, // sub sport
    { number: 193, base: "uint8", scale: 10 }, // effort rating
    { number: 25, base: "uint16" }, // first lap
    { number: 26, base: "uint16" }, // number of laps
  ],
};

export const ACTIVITY: FitShape = {
  message: 34,
  fields: [
    TIMESTAMP,
    { number: 0, base: "uint32", scale: 1000 }, // timer time
    { number: 1, base: "uint16" }, // number of sessions
    { number: 2, base: "enum" }, // type
    { number: 3, base: "enum" }, // event
    { number: 4, base: "enum" }, // event type
    { number: 5, base: "uint32" }, // local timestamp
  ],
};
