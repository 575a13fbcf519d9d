-- Every setting with the day it holds from.
-- Grain: one row per setting and day. Parameters: $athlete. Order: day, name.
SELECT
  name,
  (from_day - DATE '1970-01-01')::INTEGER AS from_day,
  text_value,
  number_value
FROM athlete_setting
WHERE athlete = $athlete::VARCHAR
ORDER BY athlete_setting.from_day, name;
