-- Writes activities; one that is known by its id is replaced.
-- Grain: one row per activity. Parameters: one list per column, all of one length; started_at in ms since 1970, days as
-- day numbers.
MERGE INTO activity
USING (
  SELECT
    unnest($id::VARCHAR[]) AS id,
    unnest($athlete::VARCHAR[]) AS athlete,
    unnest($source_sha256::VARCHAR[]) AS source_sha256,
    unnest($index_in_file::INTEGER[]) AS index_in_file,
    unnest($format::VARCHAR[]) AS format,
    unnest($sport::VARCHAR[]) AS sport,
    unnest($sport_label::VARCHAR[]) AS sport_label,
    unnest($title::VARCHAR[]) AS title,
    unnest($note::VARCHAR[]) AS note,
    epoch_ms(unnest($started_at::BIGINT[])) AS started_at,
    unnest($utc_offset_min::DOUBLE[]) AS utc_offset_min,
    unnest($zone_source::VARCHAR[]) AS zone_source,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($duration_s::DOUBLE[]) AS duration_s,
    unnest($moving_s::DOUBLE[]) AS moving_s,
    unnest($elapsed_s::DOUBLE[]) AS elapsed_s,
    unnest($distance_m::DOUBLE[]) AS distance_m,
    unnest($ascent_m::DOUBLE[]) AS ascent_m,
    unnest($descent_m::DOUBLE[]) AS descent_m,
    unnest($avg_heart_rate_bpm::DOUBLE[]) AS avg_heart_rate_bpm,
    unnest($max_heart_rate_bpm::DOUBLE[]) AS max_heart_rate_bpm,
    unnest($avg_cadence_spm::DOUBLE[]) AS avg_cadence_spm,
    unnest($avg_power_w::DOUBLE[]) AS avg_power_w,
    unnest($avg_ground_contact_s::DOUBLE[]) AS avg_ground_contact_s,
    unnest($avg_vertical_oscillation_m::DOUBLE[]) AS avg_vertical_oscillation_m,
    unnest($avg_stride_m::DOUBLE[]) AS avg_stride_m,
    unnest($ground_contact_balance_left_frac::DOUBLE[]) AS ground_contact_balance_left_frac,
    unnest($rpe_0_to_10::DOUBLE[]) AS rpe_0_to_10,
    unnest($device::VARCHAR[]) AS device,
    unnest($samples::INTEGER[]) AS samples,
    unnest($flags::VARCHAR[][]) AS flags,
    unnest($superseded_by::VARCHAR[]) AS superseded_by,
    unnest($measures::INTEGER[]) AS measures,
    unnest($withdrawn::BOOLEAN[]) AS withdrawn,
    unnest($flag_details::VARCHAR[]) AS flag_details
) AS new
ON activity.id = new.id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
