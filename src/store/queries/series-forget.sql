-- Says that nothing of an athlete's daily series counts any more.
-- Grain: one row per athlete. Parameters: $athlete.
DELETE FROM series_state WHERE athlete = $athlete::VARCHAR;
