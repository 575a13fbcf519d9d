-- Whom the runner books with.
-- Grain: one row at most. Parameters: $athlete.
SELECT
  name,
  email,
  booking_url
FROM therapist
WHERE athlete = $athlete::VARCHAR;
