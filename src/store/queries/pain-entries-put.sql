-- Writes pain, each in one place at one moment; saying it again corrects it.
-- Grain: one row per day, region, side, moment and activity. Parameters: lists of one length, no key twice: $athlete,
-- $local_day (day numbers), $region, $region_code, $side, $moment, $nrs, $quality, $altered_gait, $night_pain, $note, $activity_id.
MERGE INTO pain_entry
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($region::VARCHAR[]) AS region,
    unnest($region_code::VARCHAR[]) AS region_code,
    unnest($side::VARCHAR[]) AS side,
    unnest($moment::VARCHAR[]) AS moment,
    unnest($nrs::DOUBLE[]) AS nrs,
    unnest($quality::VARCHAR[]) AS quality,
    unnest($altered_gait::BOOLEAN[]) AS altered_gait,
    unnest($night_pain::BOOLEAN[]) AS night_pain,
    unnest($note::VARCHAR[]) AS note,
    unnest($activity_id::VARCHAR[]) AS activity_id
) AS new
ON pain_entry.athlete = new.athlete
  AND pain_entry.local_day = new.local_day
  AND pain_entry.region = new.region
  AND pain_entry.side IS NOT DISTINCT FROM new.side
  AND pain_entry.moment = new.moment
  AND pain_entry.activity_id IS NOT DISTINCT FROM new.activity_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
