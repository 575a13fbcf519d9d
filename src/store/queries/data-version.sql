-- Two numbers that every change raises: over all athletes, and for one. What athletes who were erased left (under no name)
-- counts for everybody.
-- Grain: one row. Parameters: $athlete.
SELECT
  coalesce(sum(version), 0)::INTEGER AS total,
  coalesce(sum(version) FILTER (athlete = $athlete::VARCHAR OR athlete = ''), 0)::INTEGER AS of_athlete
FROM data_version;
