-- Forgets how a passkey that is gone was used.
-- Grain: at most one row. Parameters: $passkey.
DELETE FROM passkey_use WHERE passkey = $passkey::VARCHAR;
