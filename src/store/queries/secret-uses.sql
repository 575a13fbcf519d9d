-- How often some tokens or links were used, and when last; those that never were have no row.
-- Grain: one row per token or link. Parameters: $secret_id (list).
SELECT
  secret_id,
  times,
  epoch_ms(used_at)::DOUBLE AS used_at
FROM secret_use
WHERE secret_id IN (SELECT unnest($secret_id::VARCHAR[]));
