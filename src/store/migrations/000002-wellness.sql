-- How the runner was, day by day, as watches and phones measured it.

-- One row per day and source. local_day is the day of waking up for sleep. NULL is "not measured".
CREATE TABLE wellness_day (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  source VARCHAR NOT NULL,
  sleep_s DOUBLE,
  resting_heart_rate_bpm DOUBLE,
  hrv_rmssd_s DOUBLE,
  hrv_sdnn_s DOUBLE,
  steps INTEGER,
  soreness_0_to_10 DOUBLE,
  PRIMARY KEY (athlete, local_day, source)
);
