-- The earliest day of some activities and of the ones that count instead of them; NULL when none is known.
-- Grain: one row. Parameters: $athlete, $id (list).
WITH
named AS (
  SELECT id, superseded_by
  FROM activity
  WHERE athlete = $athlete::VARCHAR
    AND id IN (SELECT unnest($id::VARCHAR[]))
)
SELECT (min(local_day) - DATE '1970-01-01')::INTEGER AS first_day
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND (
    id IN (SELECT id FROM named)
    OR id IN (SELECT superseded_by FROM named)
  );
