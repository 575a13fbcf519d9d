-- The signs that were answered about each place on each day.
-- Grain: one row per day and place. Parameters: $athlete. Order: day, region, side; signs in the order of the alphabet.
SELECT
  (red_flag_answer.local_day - DATE '1970-01-01')::INTEGER AS local_day,
  region,
  side,
  list(sign ORDER BY sign) AS asked,
  coalesce(list(sign ORDER BY sign) FILTER (WHERE is_yes), []::VARCHAR[]) AS yes
FROM red_flag_answer
WHERE athlete = $athlete::VARCHAR
GROUP BY red_flag_answer.local_day, region, side
ORDER BY red_flag_answer.local_day, region, side;
