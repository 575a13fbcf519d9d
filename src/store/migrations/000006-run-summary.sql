-- What a recording says beside its totals that no setting changes. Imports of before this have none until a rebuild.

-- One row per activity that has a recording on foot. No key: rows go in with their activity, one writer at a time.
CREATE TABLE run_summary (
  activity_id VARCHAR NOT NULL,
  athlete VARCHAR NOT NULL,
  smoothing_s DOUBLE NOT NULL,
  graded_s DOUBLE,
  gap_speed_m_per_s DOUBLE,
  gap_speed4_m_per_s DOUBLE,
  efficiency_first DOUBLE,
  efficiency_second DOUBLE,
  steps DOUBLE,
  step_load DOUBLE,
  power_work_kj DOUBLE,
  heart_rate_metres_lowest_bpm DOUBLE NOT NULL,
  heart_rate_metres_width_bpm DOUBLE NOT NULL,
  heart_rate_metres_m DOUBLE[] NOT NULL,
  highest_heart_rate_bpm DOUBLE,
  best20_min_speed_m_per_s DOUBLE,
  best30_min_speed_m_per_s DOUBLE,
  best60_min_speed_m_per_s DOUBLE,
  best30_min_heart_rate_bpm DOUBLE
);
