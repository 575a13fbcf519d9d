-- Keeps a browser that has signed in.
-- Grain: one row per session. Parameters: $session_sha256, $account, $made_at, $ends_at (ms since 1970), $user_agent.
INSERT INTO login_session
SELECT
  $session_sha256::VARCHAR AS session_sha256,
  $account::VARCHAR AS account,
  epoch_ms($made_at::BIGINT) AS made_at,
  epoch_ms($made_at::BIGINT) AS seen_at,
  epoch_ms($ends_at::BIGINT) AS ends_at,
  $user_agent::VARCHAR AS user_agent;
