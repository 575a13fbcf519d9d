-- The session behind a hash.
-- Grain: at most one row. Parameters: $session_sha256.
SELECT
  session_sha256,
  account,
  epoch_ms(made_at)::DOUBLE AS made_at,
  epoch_ms(seen_at)::DOUBLE AS seen_at,
  epoch_ms(ends_at)::DOUBLE AS ends_at,
  user_agent
FROM login_session
WHERE session_sha256 = $session_sha256::VARCHAR;
