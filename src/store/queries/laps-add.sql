-- Writes laps.
-- Grain: one row per activity and lap. Parameters: one list per column, all of one length; started_at in ms since 1970.
INSERT INTO lap BY NAME
SELECT
  unnest($activity_id::VARCHAR[]) AS activity_id,
  unnest($lap_index::INTEGER[]) AS lap_index,
  unnest($athlete::VARCHAR[]) AS athlete,
  epoch_ms(unnest($started_at::BIGINT[])) AS started_at,
  unnest($duration_s::DOUBLE[]) AS duration_s,
  unnest($elapsed_s::DOUBLE[]) AS elapsed_s,
  unnest($distance_m::DOUBLE[]) AS distance_m,
  unnest($avg_heart_rate_bpm::DOUBLE[]) AS avg_heart_rate_bpm,
  unnest($max_heart_rate_bpm::DOUBLE[]) AS max_heart_rate_bpm,
  unnest($avg_cadence_spm::DOUBLE[]) AS avg_cadence_spm,
  unnest($ascent_m::DOUBLE[]) AS ascent_m,
  unnest($avg_power_w::DOUBLE[]) AS avg_power_w;
