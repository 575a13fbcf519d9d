-- Where the running averages stood at the end of a day, by load method.
-- Grain: one row per load method. Parameters: $athlete, $day (day number). Order: none.
SELECT
  method,
  ewma_7,
  ewma_28,
  ctl,
  atl,
  redi_weighted,
  redi_weights,
  redi
FROM series_carry
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $day::INTEGER;
