-- Two numbers that every change raises: over all athletes, and for one.
-- Grain: one row. Parameters: $athlete.
SELECT
  coalesce(sum(version), 0)::INTEGER AS total,
  coalesce(sum(version) FILTER (athlete = $athlete::VARCHAR), 0)::INTEGER AS of_athlete
FROM data_version;
