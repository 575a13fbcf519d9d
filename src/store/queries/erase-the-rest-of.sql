-- Deletes what a rebuild leaves alone, for one athlete: what was answered, who reached their data, and what they shared.
-- Grain: one row per row of each table. Parameters: $athlete.
DELETE FROM assessment_log WHERE athlete = $athlete::VARCHAR;
DELETE FROM audit_event WHERE athlete = $athlete::VARCHAR;
DELETE FROM people_fact WHERE athlete = $athlete::VARCHAR;
