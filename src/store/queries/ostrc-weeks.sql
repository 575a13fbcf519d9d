-- Every answer to the weekly questions.
-- Grain: one row per day, questionnaire and place. Parameters: $athlete. Order: day, region, side, questionnaire.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  questionnaire,
  region,
  side,
  participation,
  modification,
  performance,
  pain
FROM ostrc_week
WHERE athlete = $athlete::VARCHAR
ORDER BY ostrc_week.local_day, region, side, questionnaire;
