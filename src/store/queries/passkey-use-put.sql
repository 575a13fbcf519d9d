-- Remembers how far a passkey has counted its signatures, and when it was used.
-- Grain: one row per passkey. Parameters: $passkey, $account, $signatures, $used_at (ms since 1970).
MERGE INTO passkey_use
USING (
  SELECT
    $passkey::VARCHAR AS passkey,
    $account::VARCHAR AS account,
    $signatures::UINTEGER AS signatures,
    epoch_ms($used_at::BIGINT) AS used_at
) AS new
ON passkey_use.passkey = new.passkey
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
