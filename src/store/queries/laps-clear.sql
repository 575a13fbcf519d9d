-- Removes the laps of activities, before theirs are written anew.
-- Grain: one row per lap. Parameters: $activity_id (list).
DELETE FROM lap
WHERE activity_id IN (SELECT unnest($activity_id::VARCHAR[]));
