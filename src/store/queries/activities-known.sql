-- Which of some activities are there, withdrawn ones too.
-- Grain: one row per activity. Parameters: $id (list). Order: none.
SELECT id
FROM activity
WHERE id IN (SELECT unnest($id::VARCHAR[]));
