-- Every athlete to whom anything was ever issued, with the newest day it was about and the zone they live in, if they said.
-- Grain: one row per athlete. Parameters: $day (day number; settings from later days do not count yet). Order: athlete.
WITH
newest AS (
  SELECT athlete, max(as_of) AS as_of FROM assessment_log GROUP BY athlete
),
zones AS (
  SELECT athlete, arg_max(text_value, from_day) AS zone
  FROM athlete_setting
  WHERE name = 'homeZone' AND from_day <= DATE '1970-01-01' + $day::INTEGER
  GROUP BY athlete
)
SELECT
  newest.athlete,
  (newest.as_of - DATE '1970-01-01')::INTEGER AS as_of,
  zones.zone
FROM newest
LEFT JOIN zones USING (athlete)
ORDER BY newest.athlete;
