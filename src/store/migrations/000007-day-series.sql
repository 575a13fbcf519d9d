-- The daily series: what each day adds up to, and every load method and ratio of it. Derived from runs, day marks, claims and
-- settings; written again from the first changed day on. No keys: rows go in by the thousand, one writer at a time.

-- One row per athlete and calendar day from the first known day on.
CREATE TABLE day_total (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  state VARCHAR NOT NULL,
  runs INTEGER NOT NULL,
  others INTEGER NOT NULL,
  distance_m DOUBLE,
  duration_s DOUBLE,
  spike DOUBLE,
  spike_category VARCHAR NOT NULL,
  spike_provisional BOOLEAN NOT NULL,
  longest_prior_30d_m DOUBLE,
  session_m DOUBLE
);

-- One row per athlete, load method and day of day_total. NULL where there is no number; load_missing says which input an
-- observed day lacked. Why is NULL when every ratio has a number, else one letter for each ratio in the order of the columns:
-- a dot beside a number, A WARMUP, B COVERAGE, C ZERO_CHRONIC, D LOW_CHRONIC, E LOW_BASE, F NO_VARIATION, G UNMEASURED,
-- H UNKNOWN_DAY, I NO_HISTORY.
CREATE TABLE day_ratio (
  athlete VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  load DOUBLE,
  load_missing VARCHAR,
  acwr_coupled DOUBLE,
  acwr_uncoupled DOUBLE,
  acwr_ewma DOUBLE,
  week_change_pct DOUBLE,
  monotony DOUBLE,
  strain DOUBLE,
  ctl DOUBLE,
  atl DOUBLE,
  tsb DOUBLE,
  ramp DOUBLE,
  redi DOUBLE,
  why VARCHAR
);

-- Where the running averages stood at the end of every 28th day: a recomputation goes on from one of them.
CREATE TABLE series_carry (
  athlete VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  ewma_7 DOUBLE,
  ewma_28 DOUBLE,
  ctl DOUBLE NOT NULL,
  atl DOUBLE NOT NULL,
  redi_weighted DOUBLE NOT NULL,
  redi_weights DOUBLE NOT NULL,
  redi DOUBLE
);

-- Which days of an athlete's series are written, and from which day on they are stale (NULL: none is). Without a row nothing
-- that is written counts.
CREATE TABLE series_state (
  athlete VARCHAR NOT NULL PRIMARY KEY,
  through_day DATE NOT NULL,
  stale_from DATE,
  formula VARCHAR NOT NULL
);
