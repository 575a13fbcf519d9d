-- Puts on record that somebody reached the data of athletes; the same again within an hour is counted.
-- Grain: one row per athlete, hour, actor, way and action. Parameters: $athletes (list), $actor_kind, $actor, $via, $action, $at (ms
-- since 1970).
MERGE INTO audit_event
USING (
  SELECT
    unnest($athletes::VARCHAR[]) AS athlete,
    date_trunc('hour', epoch_ms($at::BIGINT))::TIMESTAMP AS hour,
    $actor_kind::VARCHAR AS actor_kind,
    $actor::VARCHAR AS actor,
    $via::VARCHAR AS via,
    $action::VARCHAR AS action,
    epoch_ms($at::BIGINT) AS at
) AS new
ON audit_event.athlete = new.athlete
  AND audit_event.hour = new.hour
  AND audit_event.actor_kind = new.actor_kind
  AND audit_event.actor = new.actor
  AND audit_event.via = new.via
  AND audit_event.action = new.action
WHEN MATCHED THEN UPDATE SET last_at = new.at, times = times + 1
WHEN NOT MATCHED THEN INSERT (athlete, hour, actor_kind, actor, via, action, first_at, last_at, times)
  VALUES (new.athlete, new.hour, new.actor_kind, new.actor, new.via, new.action, new.at, new.at, 1);
