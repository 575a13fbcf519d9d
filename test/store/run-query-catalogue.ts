import type { Params } from "../../src/store/bind.ts";
import type { QueryPromise } from "./query-catalogue.ts";
import { day, fullRun, ME } from "./sample.ts";

const athlete = ME;
const local_day = day("2025-11-22");
const run = { id: fullRun().id };
const writes = (params: Params): QueryPromise => ({ params, columns: null });

const RUN_SUMMARY = {
  activity_id: "VARCHAR",
  smoothing_s: "DOUBLE",
  graded_s: "DOUBLE",
  gap_speed_m_per_s: "DOUBLE",
  gap_speed4_m_per_s: "DOUBLE",
  efficiency_first: "DOUBLE",
  efficiency_second: "DOUBLE",
  steps: "DOUBLE",
  step_load: "DOUBLE",
  power_work_kj: "DOUBLE",
  heart_rate_metres_lowest_bpm: "DOUBLE",
  heart_rate_metres_width_bpm: "DOUBLE",
  highest_heart_rate_bpm: "DOUBLE",
  best20_min_speed_m_per_s: "DOUBLE",
  best30_min_speed_m_per_s: "DOUBLE",
  best60_min_speed_m_per_s: "DOUBLE",
  best30_min_heart_rate_bpm: "DOUBLE",
  heart_rate_metres_m: "DOUBLE[]",
};

/** Queries about sources of runs and what is said of them. */
export const RUN_QUERIES: Readonly<Record<string, QueryPromise>> = {
  "squad-rows": {
    params: { athletes: [athlete, "other"], as_of: local_day, pain_days: 28 },
    columns: {
      athlete: "VARCHAR",
      as_of: "INTEGER",
      assessment_json: "VARCHAR",
      week_ago_json: "VARCHAR",
      pain_days: "INTEGER[]",
      pain_nrs: "DOUBLE[]",
      contact_day: "INTEGER",
      race_day: "INTEGER",
      race_distance_m: "DOUBLE",
    },
    key: ["athlete"],
  },
  athletes: { params: { except: "_people" }, columns: { athlete: "VARCHAR" }, key: ["athlete"] },
  "issued-days": {
    params: { day: local_day },
    columns: { athlete: "VARCHAR", as_of: "INTEGER", zone: "VARCHAR" },
    key: ["athlete"],
  },
  "issued-count": { params: {}, columns: { issued: "INTEGER" } },
  "run-correction-put": writes({
    athlete,
    activity_id: run.id,
    field: "distanceM",
    text_value: null,
    number_value: 9000,
    said_at: 1_763_797_440_000,
  }),
  "run-corrections": {
    params: { athlete },
    columns: {
      activity_id: "VARCHAR",
      field: "VARCHAR",
      text_value: "VARCHAR",
      number_value: "DOUBLE",
      said_at: "DOUBLE",
    },
    key: ["activity_id", "field"],
  },
  "run-sources": {
    params: { athlete, from_day: null },
    columns: {
      id: "VARCHAR",
      superseded_by: "VARCHAR",
      source_sha256: "VARCHAR",
      index_in_file: "INTEGER",
      format: "VARCHAR",
      sport: "VARCHAR",
      title: "VARCHAR",
      started_at: "DOUBLE",
      utc_offset_min: "DOUBLE",
      local_day: "INTEGER",
      duration_s: "DOUBLE",
      elapsed_s: "DOUBLE",
      distance_m: "DOUBLE",
      avg_heart_rate_bpm: "DOUBLE",
      avg_cadence_spm: "DOUBLE",
      avg_power_w: "DOUBLE",
      avg_ground_contact_s: "DOUBLE",
      ground_contact_balance_left_frac: "DOUBLE",
      rpe_0_to_10: "DOUBLE",
      samples: "INTEGER",
      measures: "INTEGER",
      flags: "VARCHAR[]",
    },
    key: ["id"],
  },
  "run-summaries-clear": writes({ activity_id: [run.id] }),
  "run-summaries": { params: { athlete, from_day: local_day }, columns: RUN_SUMMARY, key: ["activity_id"] },
  "run-summaries-of-activities": {
    params: { athlete, activity_id: [run.id] },
    columns: RUN_SUMMARY,
    key: ["activity_id"],
  },
};
