-- The days on which nothing hurt.
-- Grain: one row per day. Parameters: $athlete. Order: day.
SELECT (local_day - DATE '1970-01-01')::INTEGER AS local_day
FROM no_pain_day
WHERE athlete = $athlete::VARCHAR
ORDER BY no_pain_day.local_day;
