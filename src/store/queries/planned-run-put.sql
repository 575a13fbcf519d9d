-- Writes a run to come; saying it again changes it.
-- Grain: one row per day and slot. Parameters: $athlete, $local_day (day number), $slot, $distance_m, $duration_s, $kind, $title.
MERGE INTO planned_run
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $slot::INTEGER AS slot,
    $distance_m::DOUBLE AS distance_m,
    $duration_s::DOUBLE AS duration_s,
    $kind::VARCHAR AS kind,
    $title::VARCHAR AS title
) AS new
ON planned_run.athlete = new.athlete
  AND planned_run.local_day = new.local_day
  AND planned_run.slot = new.slot
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
