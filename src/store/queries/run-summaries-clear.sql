-- Removes the summaries of activities, before theirs are written anew.
-- Grain: one row per activity. Parameters: $activity_id (list).
DELETE FROM run_summary
WHERE activity_id IN (SELECT unnest($activity_id::VARCHAR[]));
