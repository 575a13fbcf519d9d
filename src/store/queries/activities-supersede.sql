-- Says which activity counts instead of each of these; NULL makes it count itself.
-- Grain: one row per activity. Parameters: $athlete, $id and $superseded_by (lists of one length, no id twice).
UPDATE activity
SET superseded_by = new.superseded_by
FROM (
  SELECT
    unnest($id::VARCHAR[]) AS id,
    unnest($superseded_by::VARCHAR[]) AS superseded_by
) AS new
WHERE activity.athlete = $athlete::VARCHAR
  AND activity.id = new.id;
