-- Leaves the return-to-run levels.
-- Grain: one row per athlete. Parameters: $athlete.
DELETE FROM return_plan WHERE athlete = $athlete::VARCHAR;
