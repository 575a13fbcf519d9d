-- The loads and ratios of each day by some load methods; method is a place in the list, from 1.
-- Grain: one row per load method and day. Parameters: $athlete, $methods, $through_day (day number). Order: none.
SELECT
  list_position($methods::VARCHAR[], method)::INTEGER AS method,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  load,
  load_missing,
  acwr_coupled,
  acwr_uncoupled,
  acwr_ewma,
  week_change_pct,
  monotony,
  strain,
  ctl,
  atl,
  tsb,
  ramp,
  redi,
  why
FROM day_ratio
WHERE athlete = $athlete::VARCHAR
  AND list_contains($methods::VARCHAR[], method)
  AND local_day <= DATE '1970-01-01' + $through_day::INTEGER;
