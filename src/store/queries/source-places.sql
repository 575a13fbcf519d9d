-- How many places for activities each of an athlete's files has: one more than the highest that is taken.
-- Grain: one row per file. Parameters: $athlete. Order: file.
SELECT source_sha256, (max(index_in_file) + 1)::INTEGER AS places
FROM activity
WHERE athlete = $athlete::VARCHAR
GROUP BY source_sha256
ORDER BY source_sha256;
