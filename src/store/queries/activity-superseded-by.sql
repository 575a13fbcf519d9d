-- Says which activity counts instead of this one; NULL makes it count again.
-- Grain: one row per activity. Parameters: $athlete, $id, $by.
UPDATE activity
SET superseded_by = $by::VARCHAR
WHERE athlete = $athlete::VARCHAR
  AND id = $id::VARCHAR;
