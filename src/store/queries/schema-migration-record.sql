-- Remembers one migration.
-- Grain: one row per migration. Parameters: $version, $name.
INSERT INTO schema_migrations (version, name)
VALUES ($version::INTEGER, $name::VARCHAR);
