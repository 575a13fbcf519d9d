-- Forgets how often some tokens or links were used.
-- Grain: one row per token or link. Parameters: $secret_id (list).
DELETE FROM secret_use
WHERE secret_id IN (SELECT unnest($secret_id::VARCHAR[]));
