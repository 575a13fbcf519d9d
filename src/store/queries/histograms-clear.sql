-- Removes the histograms of activities, before theirs are written anew.
-- Grain: one row per activity and kind. Parameters: $activity_id (list).
DELETE FROM histogram
WHERE activity_id IN (SELECT unnest($activity_id::VARCHAR[]));
