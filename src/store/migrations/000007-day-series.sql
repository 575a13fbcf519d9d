-- The daily series: what each day adds up to, and every load method and ratio of it. Derived from runs, day marks, claims and
-- settings; written again from the first changed day on. No keys: rows go in by the thousand, one writer at a time.

-- One row per athlete, part and 28 days, which begin on the day after a multiple of 28 days since 1970 or on the first known
-- day. A part is 'days', what each day adds up to, or a load method. The numbers of a block are bytes, because that is a
-- quarter of the work of a column each: doubles first, NaN where there is no number, then codes of one byte, each quantity of
-- all its days after the other, in the order of this machine (src/store/series-bytes.ts).
CREATE TABLE series_block (
  athlete VARCHAR NOT NULL,
  part VARCHAR NOT NULL,
  first_day DATE NOT NULL,
  numbers BLOB NOT NULL
);

-- Which days of an athlete's series are written, and from which day on they are stale (NULL: none is). Without a row nothing
-- that is written counts. States has one letter a day from first_day on: r a run, o another sport, s said to be rest, u unknown.
CREATE TABLE series_state (
  athlete VARCHAR NOT NULL PRIMARY KEY,
  first_day DATE,
  through_day DATE NOT NULL,
  stale_from DATE,
  formula VARCHAR NOT NULL,
  states VARCHAR NOT NULL
);
