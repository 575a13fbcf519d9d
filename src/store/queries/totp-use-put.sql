-- Remembers the last 30 seconds whose code an account has used.
-- Grain: one row per account. Parameters: $account, $step.
MERGE INTO totp_use
USING (SELECT $account::VARCHAR AS account, $step::INTEGER AS step) AS new
ON totp_use.account = new.account
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
