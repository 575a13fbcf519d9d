-- What a squad's page shows of each athlete, in one look: what was issued last and what stood a week before the day, the answers
-- about pain of the last days (0 for "no pain today"; of a day perhaps several, in any order), the last day that anything was told
-- about or files were offered on, and the next race that is planned.
-- Grain: one row per athlete asked for. Parameters: $athletes (list), $as_of (day number), $pain_days (how many days of pain).
-- Order: athlete.
WITH
asked AS (
  SELECT
    unnest($athletes::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + $as_of::INTEGER AS today
),
-- The athlete may live where the next day has begun. Before five weeks ago nothing is looked for, so that old parts of the log
-- are not read. Which days count is found without the verdicts, so that only theirs are read.
issued AS MATERIALIZED (
  SELECT
    athlete,
    max(as_of) AS as_of,
    max(as_of) FILTER (as_of <= DATE '1970-01-01' + ($as_of::INTEGER - 7)) AS week_ago
  FROM assessment_log
  WHERE as_of BETWEEN DATE '1970-01-01' + ($as_of::INTEGER - 35) AND DATE '1970-01-01' + ($as_of::INTEGER + 1)
    AND athlete IN (SELECT athlete FROM asked)
  GROUP BY athlete
),
wanted AS (
  SELECT athlete, as_of FROM issued
  UNION
  SELECT athlete, week_ago FROM issued WHERE week_ago IS NOT NULL
),
verdict AS MATERIALIZED (
  SELECT
    assessment_log.athlete,
    assessment_log.as_of,
    arg_max(assessment_json, (issued_at, data_version, assessment_sha256)) AS assessment_json
  FROM assessment_log
  INNER JOIN wanted ON wanted.athlete = assessment_log.athlete AND wanted.as_of = assessment_log.as_of
  WHERE assessment_log.as_of BETWEEN DATE '1970-01-01' + ($as_of::INTEGER - 35) AND DATE '1970-01-01' + ($as_of::INTEGER + 1)
  GROUP BY assessment_log.athlete, assessment_log.as_of
),
answers AS (
  SELECT athlete, local_day, nrs FROM pain_entry
  UNION ALL
  SELECT athlete, local_day, 0 FROM no_pain_day
),
pain AS (
  SELECT
    athlete,
    list((local_day - DATE '1970-01-01')::INTEGER) AS days,
    list(nrs::DOUBLE) AS nrs
  FROM answers
  WHERE local_day BETWEEN DATE '1970-01-01' + ($as_of::INTEGER - $pain_days::INTEGER + 1) AND DATE '1970-01-01' + $as_of::INTEGER
    AND athlete IN (SELECT athlete FROM asked)
  GROUP BY athlete
),
told AS (
  SELECT athlete, max(local_day) AS local_day FROM pain_entry GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM no_pain_day GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM session_rpe GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM therapy_session GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM day_mark GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM wellness_day GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM ostrc_week GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM red_flag_answer GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM safety_check GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM exercise_done GROUP BY athlete
  UNION ALL
  SELECT athlete, max(local_day) FROM import_batch GROUP BY athlete
),
contact AS (
  SELECT athlete, max(local_day) AS local_day FROM told GROUP BY athlete
),
race AS (
  SELECT athlete, min(local_day) AS local_day, arg_min(distance_m, (local_day, slot)) AS distance_m
  FROM planned_run
  WHERE kind = 'race' AND local_day >= DATE '1970-01-01' + $as_of::INTEGER
  GROUP BY athlete
)
SELECT
  asked.athlete,
  (issued.as_of - DATE '1970-01-01')::INTEGER AS as_of,
  latest.assessment_json,
  week_ago.assessment_json AS week_ago_json,
  coalesce(pain.days, []) AS pain_days,
  coalesce(pain.nrs, []) AS pain_nrs,
  (if(contact.local_day > asked.today, asked.today, contact.local_day) - DATE '1970-01-01')::INTEGER AS contact_day,
  (race.local_day - DATE '1970-01-01')::INTEGER AS race_day,
  race.distance_m AS race_distance_m
FROM asked
LEFT JOIN issued USING (athlete)
LEFT JOIN verdict AS latest ON latest.athlete = issued.athlete AND latest.as_of = issued.as_of
LEFT JOIN verdict AS week_ago ON week_ago.athlete = issued.athlete AND week_ago.as_of = issued.week_ago
LEFT JOIN pain USING (athlete)
LEFT JOIN contact USING (athlete)
LEFT JOIN race USING (athlete)
ORDER BY asked.athlete;
