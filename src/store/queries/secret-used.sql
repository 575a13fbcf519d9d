-- Counts the use of a token or a share link.
-- Grain: one row per token or link. Parameters: $secret_id, $used_at (ms since 1970).
MERGE INTO secret_use
USING (SELECT $secret_id::VARCHAR AS secret_id, epoch_ms($used_at::BIGINT) AS used_at) AS new
ON secret_use.secret_id = new.secret_id
WHEN MATCHED THEN UPDATE SET times = times + 1, used_at = new.used_at
WHEN NOT MATCHED THEN INSERT (secret_id, times, used_at) VALUES (new.secret_id, 1, new.used_at);
