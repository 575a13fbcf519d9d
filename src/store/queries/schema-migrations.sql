-- The migrations this database has seen.
-- Grain: one row per migration. Parameters: none. Order: version.
SELECT version
FROM schema_migrations
ORDER BY version;
