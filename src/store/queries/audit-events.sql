-- Who reached an athlete's data.
-- Grain: one row per hour, actor, way and action. Parameters: $athlete, $most. Order: the last first.
SELECT
  actor_kind,
  actor,
  via,
  action,
  epoch_ms(first_at)::DOUBLE AS first_at,
  epoch_ms(last_at)::DOUBLE AS last_at,
  times
FROM audit_event
WHERE athlete = $athlete::VARCHAR
ORDER BY audit_event.last_at DESC, actor, action
LIMIT $most::INTEGER;
