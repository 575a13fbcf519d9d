-- Writes sessions of care; saying one again, for instance with the soreness a day later, replaces it.
-- Grain: one row per day and kind. Parameters: lists of one length, no key twice: $athlete, $local_day (day numbers), $kind,
-- $regions (lists), $nrs_before, $nrs_after, $nrs_24h, $nrs_48h, $therapist, $note.
MERGE INTO therapy_session
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($kind::VARCHAR[]) AS kind,
    unnest($regions::VARCHAR[][]) AS regions,
    unnest($nrs_before::DOUBLE[]) AS nrs_before,
    unnest($nrs_after::DOUBLE[]) AS nrs_after,
    unnest($nrs_24h::DOUBLE[]) AS nrs_24h,
    unnest($nrs_48h::DOUBLE[]) AS nrs_48h,
    unnest($therapist::VARCHAR[]) AS therapist,
    unnest($note::VARCHAR[]) AS note
) AS new
ON therapy_session.athlete = new.athlete
  AND therapy_session.local_day = new.local_day
  AND therapy_session.kind = new.kind
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
