-- Removes an athlete's whole daily series.
-- Grain: one row per day, and per load method and day. Parameters: $athlete.
DELETE FROM day_total WHERE athlete = $athlete::VARCHAR;
DELETE FROM day_ratio WHERE athlete = $athlete::VARCHAR;
DELETE FROM series_carry WHERE athlete = $athlete::VARCHAR;
