-- Forgets an athlete's data version, and keeps every number rising: it goes to nobody's version, which counts for all. What
-- was kept under an old number is never taken for new, even if somebody comes under the same name again.
-- Grain: one row per athlete. Parameters: $athlete.
MERGE INTO data_version
USING (
  SELECT '' AS athlete, (coalesce(sum(version), 0) + 1)::INTEGER AS version
  FROM data_version
  WHERE athlete = $athlete::VARCHAR
) AS gone
ON data_version.athlete = gone.athlete
WHEN MATCHED THEN UPDATE SET version = data_version.version + gone.version
WHEN NOT MATCHED THEN INSERT (athlete, version) VALUES (gone.athlete, gone.version);
DELETE FROM data_version WHERE athlete = $athlete::VARCHAR;
