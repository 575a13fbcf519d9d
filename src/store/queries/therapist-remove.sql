-- Forgets whom the runner books with.
-- Grain: one row per athlete. Parameters: $athlete.
DELETE FROM therapist WHERE athlete = $athlete::VARCHAR;
