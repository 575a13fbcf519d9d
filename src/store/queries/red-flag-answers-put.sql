-- Writes what was answered about signs; answering one again corrects it, and signs that were not asked again stay.
-- Grain: one row per day, place and sign. Parameters: lists of one length, no key twice: $athlete, $local_day (day numbers),
-- $region, $side, $sign, $is_yes.
MERGE INTO red_flag_answer
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($region::VARCHAR[]) AS region,
    unnest($side::VARCHAR[]) AS side,
    unnest($sign::VARCHAR[]) AS sign,
    unnest($is_yes::BOOLEAN[]) AS is_yes
) AS new
ON red_flag_answer.athlete = new.athlete
  AND red_flag_answer.local_day = new.local_day
  AND red_flag_answer.region IS NOT DISTINCT FROM new.region
  AND red_flag_answer.side IS NOT DISTINCT FROM new.side
  AND red_flag_answer.sign = new.sign
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
