-- What the tables hold of each athlete; activities that were superseded are not counted.
-- Grain: one row per athlete. Parameters: none. Order: athlete.
WITH
activities AS (
  SELECT
    athlete,
    count(*) AS activities,
    coalesce(sum(distance_m), 0) AS distance_m,
    coalesce(sum(duration_s), 0) AS duration_s
  FROM activity
  WHERE superseded_by IS NULL AND NOT withdrawn
  GROUP BY athlete
),
pain AS (
  SELECT athlete, count(*) AS pain_entries FROM pain_entry GROUP BY athlete
),
therapy AS (
  SELECT athlete, count(*) AS therapy_sessions FROM therapy_session GROUP BY athlete
),
wellness AS (
  SELECT athlete, count(*) AS wellness_days FROM wellness_day GROUP BY athlete
)
SELECT
  data_version.athlete,
  coalesce(activities.activities, 0)::INTEGER AS activities,
  coalesce(activities.distance_m, 0)::DOUBLE AS distance_m,
  coalesce(activities.duration_s, 0)::DOUBLE AS duration_s,
  coalesce(pain.pain_entries, 0)::INTEGER AS pain_entries,
  coalesce(therapy.therapy_sessions, 0)::INTEGER AS therapy_sessions,
  coalesce(wellness.wellness_days, 0)::INTEGER AS wellness_days
FROM data_version
LEFT JOIN activities USING (athlete)
LEFT JOIN pain USING (athlete)
LEFT JOIN therapy USING (athlete)
LEFT JOIN wellness USING (athlete)
WHERE data_version.athlete <> ''
ORDER BY data_version.athlete;
