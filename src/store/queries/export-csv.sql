-- Writes a Parquet file as CSV. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
-- return), and text that begins with an apostrophe, gets an apostrophe before it: whoever reads it takes one away.
-- Grain: one row per row of the file. Parameters: $from, $file::VARCHAR (a path; it cannot be cast where it stands).
COPY (
  SELECT
    CASE
      WHEN typeof(COLUMNS(*)) = 'VARCHAR' AND regexp_matches(COLUMNS(*)::VARCHAR, '^[=+@''\t\r-]')
        THEN '''' || COLUMNS(*)::VARCHAR
      ELSE COLUMNS(*)::VARCHAR
    END
  FROM read_parquet($from::VARCHAR)
) TO $file (FORMAT csv, HEADER);
