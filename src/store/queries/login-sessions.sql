-- The sessions of an account, those that are over included.
-- Grain: one row per session. Parameters: $account. Order: the one seen last first.
SELECT
  session_sha256,
  account,
  epoch_ms(made_at)::DOUBLE AS made_at,
  epoch_ms(seen_at)::DOUBLE AS seen_at,
  epoch_ms(ends_at)::DOUBLE AS ends_at,
  user_agent
FROM login_session
WHERE account = $account::VARCHAR
ORDER BY login_session.seen_at DESC, session_sha256;
