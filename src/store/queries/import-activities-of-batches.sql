-- The activities that the files of some imports held.
-- Grain: one row per file of a batch and activity. Parameters: $athlete, $batch_ids (list).
-- Order: batch, file, place in the file.
WITH listed AS (
  SELECT
    batch_id,
    file_index,
    unnest(activity_ids) AS id,
    generate_subscripts(activity_ids, 1) AS activity_index
  FROM import_file
  WHERE athlete = $athlete::VARCHAR
    AND batch_id IN (SELECT unnest($batch_ids::VARCHAR[]))
)
SELECT
  listed.batch_id,
  listed.file_index,
  listed.id,
  activity.sport,
  epoch_ms(activity.started_at)::DOUBLE AS started_at,
  (activity.local_day - DATE '1970-01-01')::INTEGER AS local_day,
  activity.utc_offset_min,
  activity.duration_s,
  activity.elapsed_s,
  activity.distance_m,
  activity.avg_heart_rate_bpm,
  activity.avg_cadence_spm,
  activity.ascent_m,
  activity.samples,
  activity.format
FROM listed
JOIN activity ON activity.id = listed.id
ORDER BY listed.batch_id, listed.file_index, listed.activity_index;
