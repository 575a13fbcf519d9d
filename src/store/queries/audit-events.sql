-- Who reached an athlete's data.
-- Grain: one row per hour, actor, way and action. Parameters: $athlete, $most, and the last row of the page before, or null:
-- $behind_at (ms since 1970), $behind_actor, $behind_via, $behind_action. Order: what began last first. When a row began never
-- changes, so that a page goes on where the one before ended, whatever is counted meanwhile.
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
  AND (
    $behind_at::BIGINT IS NULL
    OR audit_event.first_at < epoch_ms($behind_at::BIGINT)
    OR (
      audit_event.first_at = epoch_ms($behind_at::BIGINT)
      AND (actor, via, action) > ($behind_actor::VARCHAR, $behind_via::VARCHAR, $behind_action::VARCHAR)
    )
  )
ORDER BY audit_event.first_at DESC, actor, via, action
LIMIT $most::INTEGER;
