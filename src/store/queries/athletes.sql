-- Everybody whose data are here.
-- Grain: one row per athlete. Parameters: $except (the name that is nobody's). Order: athlete.
SELECT athlete
FROM data_version
WHERE athlete NOT IN ('', $except::VARCHAR)
ORDER BY data_version.athlete;
