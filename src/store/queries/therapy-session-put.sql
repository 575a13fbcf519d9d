-- Writes a session of care; saying it again, for instance with the soreness a day later, replaces it.
-- Grain: one row per day and kind. Parameters: $athlete, $local_day (day number), $kind, $regions (list), $nrs_before,
-- $nrs_after, $nrs_24h, $nrs_48h, $therapist, $note.
MERGE INTO therapy_session
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $kind::VARCHAR AS kind,
    $regions::VARCHAR[] AS regions,
    $nrs_before::DOUBLE AS nrs_before,
    $nrs_after::DOUBLE AS nrs_after,
    $nrs_24h::DOUBLE AS nrs_24h,
    $nrs_48h::DOUBLE AS nrs_48h,
    $therapist::VARCHAR AS therapist,
    $note::VARCHAR AS note
) AS new
ON therapy_session.athlete = new.athlete
  AND therapy_session.local_day = new.local_day
  AND therapy_session.kind = new.kind
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
