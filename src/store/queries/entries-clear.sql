-- Empties the tables that files and a person both write to, for one athlete, before they are filled again in order.
-- Grain: one row per entry. Parameters: $athlete.
DELETE FROM pain_entry WHERE athlete = $athlete::VARCHAR;
DELETE FROM no_pain_day WHERE athlete = $athlete::VARCHAR;
DELETE FROM therapy_session WHERE athlete = $athlete::VARCHAR;
DELETE FROM day_mark WHERE athlete = $athlete::VARCHAR;
DELETE FROM wellness_day WHERE athlete = $athlete::VARCHAR;
