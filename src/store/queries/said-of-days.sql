-- What a runner said that the daily series is made from beside the runs: the word about days, the history claims that were
-- made, and every setting with the day it holds from.
-- Grain: one row per kind, day and name. Parameters: $athlete. Order: none.
SELECT
  'mark' AS kind,
  (local_day - DATE '1970-01-01')::INTEGER AS from_day,
  NULL::INTEGER AS to_day,
  NULL::VARCHAR AS name,
  state AS text_value,
  NULL::DOUBLE AS number_value
FROM day_mark
WHERE athlete = $athlete::VARCHAR
UNION ALL
SELECT 'claim', (from_day - DATE '1970-01-01')::INTEGER, (to_day - DATE '1970-01-01')::INTEGER, NULL, NULL, NULL
FROM history_claim
WHERE athlete = $athlete::VARCHAR
UNION ALL
SELECT 'setting', (from_day - DATE '1970-01-01')::INTEGER, NULL, name, text_value, number_value
FROM athlete_setting
WHERE athlete = $athlete::VARCHAR;
