-- Runs to come, the weekly questions, signs that were asked about, exercises, and whom the runner books with.

-- One row per planned run: a second one of a day has slot 2.
CREATE TABLE planned_run (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  slot INTEGER NOT NULL,
  distance_m DOUBLE NOT NULL,
  duration_s DOUBLE,
  kind VARCHAR NOT NULL,
  title VARCHAR,
  PRIMARY KEY (athlete, local_day, slot)
);

-- One row per athlete who is on the return-to-run levels.
CREATE TABLE return_plan (
  athlete VARCHAR PRIMARY KEY,
  from_day DATE NOT NULL,
  is_ready BOOLEAN NOT NULL
);

-- One row per day, questionnaire and place; no region is the whole body. NULL points are "not answered".
CREATE TABLE ostrc_week (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  questionnaire VARCHAR NOT NULL,
  region VARCHAR,
  side VARCHAR,
  participation DOUBLE,
  modification DOUBLE,
  performance DOUBLE,
  pain DOUBLE
);

-- One row per day, place and sign that was answered; no region is the whole body. No row is "not asked".
CREATE TABLE red_flag_answer (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  region VARCHAR,
  side VARCHAR,
  sign VARCHAR NOT NULL,
  is_yes BOOLEAN NOT NULL
);

-- One row per exercise that is to be done. plan_key names it for good; no last day is "until further notice".
CREATE TABLE exercise_plan (
  athlete VARCHAR NOT NULL,
  plan_key VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  regions VARCHAR[] NOT NULL,
  times_per_week DOUBLE,
  from_day DATE NOT NULL,
  until_day DATE,
  given_by VARCHAR,
  PRIMARY KEY (athlete, plan_key)
);

-- One row per exercise and day on which it was done, with a plan or without.
CREATE TABLE exercise_done (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  plan_key VARCHAR NOT NULL,
  PRIMARY KEY (athlete, local_day, plan_key)
);

-- One row per athlete who named whom they book with.
CREATE TABLE therapist (
  athlete VARCHAR PRIMARY KEY,
  name VARCHAR,
  email VARCHAR,
  booking_url VARCHAR
);
