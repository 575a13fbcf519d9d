-- Deletes what is kept of an account beside the journal: who is signed in, and the last code of its second factor,
-- how its passkeys were used.
-- Grain: one row per row of each table. Parameters: $account.
DELETE FROM login_session WHERE account = $account::VARCHAR;
DELETE FROM totp_use WHERE account = $account::VARCHAR;
DELETE FROM passkey_use WHERE account = $account::VARCHAR;
