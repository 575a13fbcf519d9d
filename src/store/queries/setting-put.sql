-- Writes a setting from a day on; both values NULL takes it back from that day on.
-- Grain: one row per setting and day. Parameters: $athlete, $name, $from_day (day number), $text_value, $number_value.
MERGE INTO athlete_setting
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $name::VARCHAR AS name,
    DATE '1970-01-01' + $from_day::INTEGER AS from_day,
    $text_value::VARCHAR AS text_value,
    $number_value::DOUBLE AS number_value
) AS new
ON athlete_setting.athlete = new.athlete
  AND athlete_setting.name = new.name
  AND athlete_setting.from_day = new.from_day
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
