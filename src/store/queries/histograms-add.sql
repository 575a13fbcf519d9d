-- Writes histograms.
-- Grain: one row per activity and kind. Parameters: one list per column, all of one length.
INSERT INTO histogram BY NAME
SELECT
  unnest($activity_id::VARCHAR[]) AS activity_id,
  unnest($kind::VARCHAR[]) AS kind,
  unnest($athlete::VARCHAR[]) AS athlete,
  unnest($lowest::DOUBLE[]) AS lowest,
  unnest($width::DOUBLE[]) AS width,
  unnest($seconds_s::DOUBLE[][]) AS seconds_s;
