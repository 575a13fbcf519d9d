-- Takes a session of care back.
-- Grain: one row per day and kind. Parameters: $athlete, $local_day (day number), $kind.
DELETE FROM therapy_session
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER
  AND kind = $kind::VARCHAR;
