-- Raises an athlete's data version by one.
-- Grain: one row per athlete. Parameters: $athlete.
MERGE INTO data_version
USING (SELECT $athlete::VARCHAR AS athlete) AS new
ON data_version.athlete = new.athlete
WHEN MATCHED THEN UPDATE SET version = version + 1
WHEN NOT MATCHED THEN INSERT (athlete, version) VALUES (new.athlete, 1);
