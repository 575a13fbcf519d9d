-- Takes a run to come off the plan.
-- Grain: one row per day and slot. Parameters: $athlete, $local_day (day number), $slot.
DELETE FROM planned_run
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER
  AND slot = $slot::INTEGER;
