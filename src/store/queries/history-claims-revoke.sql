-- Takes every history claim back. The journal still says that they were made.
-- Grain: one row per claim. Parameters: $athlete.
DELETE FROM history_claim
WHERE athlete = $athlete::VARCHAR;
