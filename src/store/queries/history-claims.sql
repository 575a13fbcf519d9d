-- The history claims in force. A claim is about the files that were there when it was made: it is silent while one of them
-- is undone and a session it held inside the claim is known from no other source.
-- Grain: one row per first day. Parameters: $athlete. Order: first day.
WITH
lost AS (
  SELECT
    gone.local_day,
    min(import_batch.offered_at) AS offered_at
  FROM activity AS gone
  JOIN import_file ON import_file.athlete = gone.athlete AND import_file.sha256 = gone.source_sha256
  JOIN import_batch USING (batch_id)
  WHERE gone.athlete = $athlete::VARCHAR
    AND gone.withdrawn
    AND NOT EXISTS (
      SELECT 1
      FROM activity AS kept
      WHERE kept.athlete = gone.athlete
        AND NOT kept.withdrawn
        AND kept.local_day = gone.local_day
        AND kept.sport = gone.sport
    )
  GROUP BY gone.local_day
)
SELECT
  (from_day - DATE '1970-01-01')::INTEGER AS from_day,
  (to_day - DATE '1970-01-01')::INTEGER AS to_day
FROM history_claim
WHERE athlete = $athlete::VARCHAR
  AND NOT EXISTS (
    SELECT 1
    FROM lost
    WHERE lost.local_day >= history_claim.from_day
      AND (history_claim.to_day IS NULL OR lost.local_day <= history_claim.to_day)
      AND (history_claim.said_at IS NULL OR lost.offered_at <= history_claim.said_at)
  )
ORDER BY history_claim.from_day;
