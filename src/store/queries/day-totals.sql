-- What each day adds up to.
-- Grain: one row per day. Parameters: $athlete, $through_day (day number). Order: day.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  state,
  runs,
  others,
  distance_m,
  duration_s,
  spike,
  spike_category,
  spike_provisional,
  longest_prior_30d_m,
  session_m
FROM day_total
WHERE athlete = $athlete::VARCHAR
  AND local_day <= DATE '1970-01-01' + $through_day::INTEGER
ORDER BY day_total.local_day;
