-- Writes the weekly questions as answered on a day; saying them again replaces the answers.
-- Grain: one row per day, questionnaire and place. Parameters: $athlete, $local_day (day number), $questionnaire, $region, $side,
-- $participation, $modification, $performance, $pain.
MERGE INTO ostrc_week
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $questionnaire::VARCHAR AS questionnaire,
    $region::VARCHAR AS region,
    $side::VARCHAR AS side,
    $participation::DOUBLE AS participation,
    $modification::DOUBLE AS modification,
    $performance::DOUBLE AS performance,
    $pain::DOUBLE AS pain
) AS new
ON ostrc_week.athlete = new.athlete
  AND ostrc_week.local_day = new.local_day
  AND ostrc_week.questionnaire = new.questionnaire
  AND ostrc_week.region IS NOT DISTINCT FROM new.region
  AND ostrc_week.side IS NOT DISTINCT FROM new.side
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
