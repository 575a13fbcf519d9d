-- The last 30 seconds whose code an account has used.
-- Grain: at most one row. Parameters: $account.
SELECT step
FROM totp_use
WHERE account = $account::VARCHAR;
