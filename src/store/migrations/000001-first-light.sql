-- The first schema: what was imported, what the runner said, and what was answered.
--
-- Every table is per athlete. Quantities are SI and say their unit in the name. Instants are TIMESTAMP in UTC; local_day
-- is the runner's own calendar day, fixed when the file was read. NULL is "not known", never zero.
-- Keys are natural or derived from content, so that writing the same thing twice is writing it once. Tables whose natural
-- key holds a value that may be unknown (a side, an activity) have no primary key: their writes MERGE on it instead.
-- There are no foreign keys: the engine turns an update of a referenced row into delete and insert, and then refuses it.

-- ── What was offered ────────────────────────────────────────────────────────────────────────────────────────────────

-- One row per call of import. local_day is the runner's day on which it happened.
CREATE TABLE import_batch (
  batch_id VARCHAR PRIMARY KEY,
  athlete VARCHAR NOT NULL,
  offered_at TIMESTAMP NOT NULL,
  local_day DATE NOT NULL
);

-- One row per file of a batch, in the order they were offered. activity_ids is empty when the file held none.
CREATE TABLE import_file (
  athlete VARCHAR NOT NULL,
  batch_id VARCHAR NOT NULL,
  file_index INTEGER NOT NULL,
  path VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  reason VARCHAR,
  detail VARCHAR NOT NULL,
  sha256 VARCHAR,
  size_b BIGINT NOT NULL,
  entries INTEGER NOT NULL,
  activity_ids VARCHAR[] NOT NULL,
  offered_at TIMESTAMP NOT NULL
);

-- ── Activities ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- One row per activity of one source. superseded_by names another source of the same session that says more.
CREATE TABLE activity (
  id VARCHAR PRIMARY KEY,
  athlete VARCHAR NOT NULL,
  source_sha256 VARCHAR NOT NULL,
  index_in_file INTEGER NOT NULL,
  format VARCHAR NOT NULL,
  sport VARCHAR NOT NULL,
  sport_label VARCHAR,
  title VARCHAR,
  note VARCHAR,
  started_at TIMESTAMP,
  utc_offset_min DOUBLE,
  zone_source VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  duration_s DOUBLE,
  moving_s DOUBLE,
  elapsed_s DOUBLE,
  distance_m DOUBLE,
  ascent_m DOUBLE,
  descent_m DOUBLE,
  avg_heart_rate_bpm DOUBLE,
  max_heart_rate_bpm DOUBLE,
  avg_cadence_spm DOUBLE,
  avg_power_w DOUBLE,
  avg_ground_contact_s DOUBLE,
  avg_vertical_oscillation_m DOUBLE,
  avg_stride_m DOUBLE,
  ground_contact_balance_left_frac DOUBLE,
  rpe_0_to_10 DOUBLE,
  device VARCHAR,
  samples INTEGER NOT NULL,
  flags VARCHAR[] NOT NULL,
  superseded_by VARCHAR
);

-- One row per lap of an activity.
CREATE TABLE lap (
  activity_id VARCHAR NOT NULL,
  lap_index INTEGER NOT NULL,
  athlete VARCHAR NOT NULL,
  started_at TIMESTAMP,
  duration_s DOUBLE,
  elapsed_s DOUBLE,
  distance_m DOUBLE,
  avg_heart_rate_bpm DOUBLE,
  max_heart_rate_bpm DOUBLE,
  avg_cadence_spm DOUBLE,
  ascent_m DOUBLE,
  avg_power_w DOUBLE,
  PRIMARY KEY (activity_id, lap_index)
);

-- One row per activity and quantity: seconds_s[i] (from 1) was spent from lowest + (i-1)*width up to lowest + i*width.
CREATE TABLE histogram (
  activity_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  athlete VARCHAR NOT NULL,
  lowest DOUBLE NOT NULL,
  width DOUBLE NOT NULL,
  seconds_s DOUBLE[] NOT NULL,
  PRIMARY KEY (activity_id, kind)
);

-- ── What the runner said ────────────────────────────────────────────────────────────────────────────────────────────

-- One row per day, place, moment and activity.
CREATE TABLE pain_entry (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  region VARCHAR NOT NULL,
  region_code VARCHAR NOT NULL, -- OSIICS / SMDCS, IOC 2020
  side VARCHAR,
  moment VARCHAR NOT NULL,
  nrs DOUBLE NOT NULL,
  quality VARCHAR,
  altered_gait BOOLEAN,
  night_pain BOOLEAN,
  note VARCHAR,
  activity_id VARCHAR
);

-- One row per day on which the runner said that nothing hurt.
CREATE TABLE no_pain_day (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  PRIMARY KEY (athlete, local_day)
);

-- One row per day and activity; without an activity it is about the day's only run.
CREATE TABLE session_rpe (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  activity_id VARCHAR,
  rpe_0_to_10 DOUBLE NOT NULL
);

-- One row per day and kind of care.
CREATE TABLE therapy_session (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  kind VARCHAR NOT NULL,
  regions VARCHAR[] NOT NULL,
  nrs_before DOUBLE,
  nrs_after DOUBLE,
  nrs_24h DOUBLE,
  nrs_48h DOUBLE,
  therapist VARCHAR,
  note VARCHAR,
  PRIMARY KEY (athlete, local_day, kind)
);

-- One row per day on which the safety questions were answered. yes lists the ones answered yes.
CREATE TABLE safety_check (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  yes VARCHAR[] NOT NULL,
  PRIMARY KEY (athlete, local_day)
);

-- One row per day that the runner confirmed.
CREATE TABLE day_mark (
  athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  state VARCHAR NOT NULL,
  PRIMARY KEY (athlete, local_day)
);

-- One row per claim that the files hold every run from one day to another; no last day is "until further notice".
CREATE TABLE history_claim (
  athlete VARCHAR NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE,
  PRIMARY KEY (athlete, from_day)
);

-- One row per setting and the day it holds from. Both values NULL takes the setting back.
CREATE TABLE athlete_setting (
  athlete VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  from_day DATE NOT NULL,
  text_value VARCHAR,
  number_value DOUBLE,
  PRIMARY KEY (athlete, name, from_day)
);

-- One row per red flag that the runner has taken to a clinician, and the day they said so.
CREATE TABLE red_flag_seen (
  athlete VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  PRIMARY KEY (athlete, rule, local_day)
);

-- ── What was answered ───────────────────────────────────────────────────────────────────────────────────────────────

-- One row per assessment that differed from the one before it for the same day.
CREATE TABLE assessment_log (
  athlete VARCHAR NOT NULL,
  as_of DATE NOT NULL,
  issued_at TIMESTAMP NOT NULL,
  assessment_sha256 VARCHAR NOT NULL,
  rule_set VARCHAR NOT NULL,
  data_version INTEGER NOT NULL,
  assessment_json VARCHAR NOT NULL,
  PRIMARY KEY (athlete, as_of, issued_at, assessment_sha256)
);

-- ── Bookkeeping ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- One row per journal line that this database holds. A line without a row was cut off by a crash and is applied at start.
CREATE TABLE journal_applied (
  entry_id VARCHAR PRIMARY KEY,
  athlete VARCHAR NOT NULL,
  month VARCHAR NOT NULL
);

-- One row per athlete, raised by every transaction that changed their data.
CREATE TABLE data_version (
  athlete VARCHAR PRIMARY KEY,
  version INTEGER NOT NULL
);
