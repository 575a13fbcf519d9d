-- One activity, with everything but its laps and histograms.
-- Grain: one row per activity. Parameters: $athlete, $id.
SELECT
  id,
  athlete,
  source_sha256,
  index_in_file,
  format,
  sport,
  sport_label,
  title,
  note,
  epoch_ms(started_at)::DOUBLE AS started_at,
  utc_offset_min,
  zone_source,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  duration_s,
  moving_s,
  elapsed_s,
  distance_m,
  ascent_m,
  descent_m,
  avg_heart_rate_bpm,
  max_heart_rate_bpm,
  avg_cadence_spm,
  avg_power_w,
  avg_ground_contact_s,
  avg_vertical_oscillation_m,
  avg_stride_m,
  ground_contact_balance_left_frac,
  rpe_0_to_10,
  device,
  samples,
  flags,
  flag_details,
  superseded_by
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND id = $id::VARCHAR;
