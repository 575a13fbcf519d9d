-- Says when a session was seen last, and until when it holds by that.
-- Grain: one row per session. Parameters: $session_sha256, $seen_at, $ends_at (ms since 1970).
UPDATE login_session
SET
  seen_at = epoch_ms($seen_at::BIGINT),
  ends_at = epoch_ms($ends_at::BIGINT)
WHERE session_sha256 = $session_sha256::VARCHAR;
