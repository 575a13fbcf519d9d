-- Ends one session, or all of an account, and forgets those of anybody that are over.
-- Grain: one row per session. Parameters: $session_sha256 and $account (each may be NULL), $now (ms since 1970).
DELETE FROM login_session
WHERE session_sha256 = $session_sha256::VARCHAR
  OR account = $account::VARCHAR
  OR ends_at <= epoch_ms($now::BIGINT);
