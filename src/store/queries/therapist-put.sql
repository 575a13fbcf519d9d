-- Writes whom the runner books with; saying it again replaces it as a whole.
-- Grain: one row per athlete. Parameters: $athlete, $name, $email, $booking_url.
MERGE INTO therapist
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $name::VARCHAR AS name,
    $email::VARCHAR AS email,
    $booking_url::VARCHAR AS booking_url
) AS new
ON therapist.athlete = new.athlete
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
