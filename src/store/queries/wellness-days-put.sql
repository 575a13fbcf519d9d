-- Writes how the runner was. A value that is known stays when the same source later says nothing about it.
-- Grain: one row per day and source. Parameters: lists of one length, no key twice: $athlete, $local_day (day numbers),
-- $source, $sleep_s, $resting_heart_rate_bpm, $hrv_rmssd_s, $hrv_sdnn_s, $steps, $soreness_0_to_10.
MERGE INTO wellness_day
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($source::VARCHAR[]) AS source,
    unnest($sleep_s::DOUBLE[]) AS sleep_s,
    unnest($resting_heart_rate_bpm::DOUBLE[]) AS resting_heart_rate_bpm,
    unnest($hrv_rmssd_s::DOUBLE[]) AS hrv_rmssd_s,
    unnest($hrv_sdnn_s::DOUBLE[]) AS hrv_sdnn_s,
    unnest($steps::INTEGER[]) AS steps,
    unnest($soreness_0_to_10::DOUBLE[]) AS soreness_0_to_10
) AS new
ON wellness_day.athlete = new.athlete
  AND wellness_day.local_day = new.local_day
  AND wellness_day.source = new.source
WHEN MATCHED THEN UPDATE SET
  sleep_s = coalesce(new.sleep_s, wellness_day.sleep_s),
  resting_heart_rate_bpm = coalesce(new.resting_heart_rate_bpm, wellness_day.resting_heart_rate_bpm),
  hrv_rmssd_s = coalesce(new.hrv_rmssd_s, wellness_day.hrv_rmssd_s),
  hrv_sdnn_s = coalesce(new.hrv_sdnn_s, wellness_day.hrv_sdnn_s),
  steps = coalesce(new.steps, wellness_day.steps),
  soreness_0_to_10 = coalesce(new.soreness_0_to_10, wellness_day.soreness_0_to_10)
WHEN NOT MATCHED THEN INSERT BY NAME;
