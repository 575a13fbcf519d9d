-- How the passkeys of an account were used; those that never were have no row.
-- Grain: one row per passkey. Parameters: $account.
SELECT
  passkey,
  signatures,
  epoch_ms(used_at)::DOUBLE AS used_at
FROM passkey_use
WHERE account = $account::VARCHAR;
