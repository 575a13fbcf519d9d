-- Every activity that counts, as analysis sees it. The runner's own rating wins over the one in the file: first the one
-- given to this very activity, then one given to a source it superseded, then one given to a day with exactly one run,
-- then the one in its file, then the one in the file of a source it superseded (a diary row of a watch's run).
-- Grain: one row per activity that is not superseded. Parameters: $athlete. Order: day, start, id.
WITH RECURSIVE
mine AS (
  SELECT * FROM activity WHERE athlete = $athlete::VARCHAR
),
rating AS (
  SELECT local_day, activity_id, rpe_0_to_10 FROM session_rpe WHERE athlete = $athlete::VARCHAR
),
heart_rate AS (
  SELECT activity_id, lowest, width, seconds_s
  FROM histogram
  WHERE athlete = $athlete::VARCHAR AND kind = 'heartRateBpm'
),
-- UNION, not UNION ALL: a circle of superseded activities ends instead of running for ever.
successor AS (
  SELECT rating.activity_id AS rated_id, rating.activity_id AS id FROM rating WHERE rating.activity_id IS NOT NULL
  UNION
  SELECT successor.rated_id, mine.superseded_by
  FROM successor
  JOIN mine ON mine.id = successor.id
  WHERE mine.superseded_by IS NOT NULL
),
rating_of_activity AS (
  SELECT successor.id, arg_max(rating.rpe_0_to_10, (successor.rated_id = successor.id, successor.rated_id)) AS rpe
  FROM successor
  JOIN rating ON rating.activity_id = successor.rated_id
  GROUP BY successor.id
),
only_run AS (
  SELECT any_value(id) AS id, local_day
  FROM mine
  WHERE superseded_by IS NULL AND sport = 'run'
  GROUP BY local_day
  HAVING count(*) = 1
),
rating_of_day AS (
  SELECT only_run.id, rating.rpe_0_to_10 AS rpe
  FROM only_run
  JOIN rating ON rating.local_day = only_run.local_day
  WHERE rating.activity_id IS NULL
),
-- Everything behind an activity points at it directly: one that joins a richer source takes what stood behind it along.
rating_behind AS (
  SELECT superseded_by AS id, arg_max(rpe_0_to_10, id) AS rpe
  FROM mine
  WHERE superseded_by IS NOT NULL AND rpe_0_to_10 IS NOT NULL
  GROUP BY superseded_by
)
SELECT
  mine.id,
  mine.sport,
  (mine.local_day - DATE '1970-01-01')::INTEGER AS local_day,
  epoch_ms(mine.started_at)::DOUBLE AS started_at,
  mine.duration_s,
  mine.elapsed_s,
  mine.distance_m,
  coalesce(rating_of_activity.rpe, rating_of_day.rpe, mine.rpe_0_to_10, rating_behind.rpe) AS rpe_0_to_10,
  mine.avg_heart_rate_bpm,
  heart_rate.lowest,
  heart_rate.width,
  heart_rate.seconds_s,
  list_contains(mine.flags, 'TREADMILL') AS treadmill
FROM mine
LEFT JOIN rating_of_activity USING (id)
LEFT JOIN rating_of_day USING (id)
LEFT JOIN rating_behind USING (id)
LEFT JOIN heart_rate ON heart_rate.activity_id = mine.id
WHERE mine.superseded_by IS NULL
ORDER BY mine.local_day, mine.started_at NULLS LAST, mine.id;
