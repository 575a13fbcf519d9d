-- How the runner was, every day and source.
-- Grain: one row per day and source. Parameters: $athlete. Order: day, source.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  source,
  sleep_s,
  resting_heart_rate_bpm,
  hrv_rmssd_s,
  hrv_sdnn_s,
  steps,
  soreness_0_to_10
FROM wellness_day
WHERE athlete = $athlete::VARCHAR
ORDER BY wellness_day.local_day, source;
