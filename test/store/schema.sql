-- The schema after every migration, as the engine tells it. SCHEMA_UPDATE=1 npx vitest run test/store/migrate

CREATE TABLE activity(id VARCHAR PRIMARY KEY,
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
  superseded_by VARCHAR,
  measures INTEGER DEFAULT(0),
  withdrawn BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)),
  flag_details VARCHAR);

CREATE TABLE assessment_log(athlete VARCHAR,
  as_of DATE,
  issued_at TIMESTAMP,
  assessment_sha256 VARCHAR,
  rule_set VARCHAR NOT NULL,
  data_version INTEGER NOT NULL,
  assessment_json VARCHAR NOT NULL,
  PRIMARY KEY(athlete, as_of, issued_at, assessment_sha256));

CREATE TABLE athlete_setting(athlete VARCHAR, "name" VARCHAR,
  from_day DATE,
  text_value VARCHAR,
  number_value DOUBLE,
  PRIMARY KEY(athlete, "name", from_day));

CREATE TABLE audit_event(athlete VARCHAR, "hour" TIMESTAMP,
  actor_kind VARCHAR,
  actor VARCHAR,
  via VARCHAR, "action" VARCHAR,
  first_at TIMESTAMP NOT NULL,
  last_at TIMESTAMP NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY(athlete, "hour", actor_kind, actor, via, "action"));

CREATE TABLE data_version(athlete VARCHAR PRIMARY KEY, "version" INTEGER NOT NULL);

CREATE TABLE day_mark(athlete VARCHAR,
  local_day DATE,
  state VARCHAR NOT NULL,
  PRIMARY KEY(athlete, local_day));

CREATE TABLE exercise_done(athlete VARCHAR,
  local_day DATE,
  plan_key VARCHAR,
  PRIMARY KEY(athlete, local_day, plan_key));

CREATE TABLE exercise_plan(athlete VARCHAR,
  plan_key VARCHAR,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  regions VARCHAR[] NOT NULL,
  times_per_week DOUBLE,
  from_day DATE NOT NULL,
  until_day DATE,
  given_by VARCHAR,
  PRIMARY KEY(athlete, plan_key));

CREATE TABLE histogram(activity_id VARCHAR,
  kind VARCHAR,
  athlete VARCHAR NOT NULL,
  lowest DOUBLE NOT NULL,
  width DOUBLE NOT NULL,
  seconds_s DOUBLE[] NOT NULL,
  PRIMARY KEY(activity_id, kind));

CREATE TABLE history_claim(athlete VARCHAR,
  from_day DATE,
  to_day DATE,
  said_at TIMESTAMP,
  PRIMARY KEY(athlete, from_day));

CREATE TABLE import_batch(batch_id VARCHAR PRIMARY KEY,
  athlete VARCHAR NOT NULL,
  offered_at TIMESTAMP NOT NULL,
  local_day DATE NOT NULL,
  undone_at TIMESTAMP);

CREATE TABLE import_file(athlete VARCHAR NOT NULL,
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
  offered_at TIMESTAMP NOT NULL);

CREATE TABLE journal_applied(entry_id VARCHAR PRIMARY KEY,
  athlete VARCHAR NOT NULL, "month" VARCHAR NOT NULL);

CREATE TABLE lap(activity_id VARCHAR,
  lap_index INTEGER,
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
  PRIMARY KEY(activity_id, lap_index));

CREATE TABLE login_session(session_sha256 VARCHAR PRIMARY KEY,
  account VARCHAR NOT NULL,
  made_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL,
  user_agent VARCHAR);

CREATE TABLE no_pain_day(athlete VARCHAR,
  local_day DATE,
  PRIMARY KEY(athlete, local_day));

CREATE TABLE ostrc_week(athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  questionnaire VARCHAR NOT NULL,
  region VARCHAR,
  side VARCHAR,
  participation DOUBLE,
  modification DOUBLE,
  performance DOUBLE,
  pain DOUBLE);

CREATE TABLE pain_entry(athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  region VARCHAR NOT NULL,
  region_code VARCHAR NOT NULL,
  side VARCHAR,
  moment VARCHAR NOT NULL,
  nrs DOUBLE NOT NULL,
  quality VARCHAR,
  altered_gait BOOLEAN,
  night_pain BOOLEAN,
  note VARCHAR,
  activity_id VARCHAR);

CREATE TABLE passkey_use(passkey VARCHAR PRIMARY KEY,
  account VARCHAR NOT NULL,
  signatures UINTEGER NOT NULL,
  used_at TIMESTAMP NOT NULL);

CREATE TABLE people_fact(entry_id VARCHAR NOT NULL, "position" INTEGER NOT NULL,
  athlete VARCHAR NOT NULL,
  entry VARCHAR NOT NULL);

CREATE TABLE planned_run(athlete VARCHAR,
  local_day DATE,
  slot INTEGER,
  distance_m DOUBLE NOT NULL,
  duration_s DOUBLE,
  kind VARCHAR NOT NULL,
  title VARCHAR,
  PRIMARY KEY(athlete, local_day, slot));

CREATE TABLE red_flag_answer(athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  region VARCHAR,
  side VARCHAR,
  sign VARCHAR NOT NULL,
  is_yes BOOLEAN NOT NULL);

CREATE TABLE red_flag_seen(athlete VARCHAR, "rule" VARCHAR,
  local_day DATE,
  PRIMARY KEY(athlete, "rule", local_day));

CREATE TABLE return_plan(athlete VARCHAR PRIMARY KEY,
  from_day DATE NOT NULL,
  is_ready BOOLEAN NOT NULL);

CREATE TABLE run_correction(athlete VARCHAR,
  activity_id VARCHAR,
  field VARCHAR,
  text_value VARCHAR,
  number_value DOUBLE,
  said_at TIMESTAMP NOT NULL,
  PRIMARY KEY(athlete, activity_id, field));

CREATE TABLE run_summary(activity_id VARCHAR NOT NULL,
  athlete VARCHAR NOT NULL,
  smoothing_s DOUBLE NOT NULL,
  graded_s DOUBLE,
  gap_speed_m_per_s DOUBLE,
  gap_speed4_m_per_s DOUBLE,
  efficiency_first DOUBLE,
  efficiency_second DOUBLE,
  steps DOUBLE,
  step_load DOUBLE,
  power_work_kj DOUBLE,
  heart_rate_metres_lowest_bpm DOUBLE NOT NULL,
  heart_rate_metres_width_bpm DOUBLE NOT NULL,
  heart_rate_metres_m DOUBLE[] NOT NULL,
  highest_heart_rate_bpm DOUBLE,
  best20_min_speed_m_per_s DOUBLE,
  best30_min_speed_m_per_s DOUBLE,
  best60_min_speed_m_per_s DOUBLE,
  best30_min_heart_rate_bpm DOUBLE);

CREATE TABLE safety_check(athlete VARCHAR,
  local_day DATE, "yes" VARCHAR[] NOT NULL,
  PRIMARY KEY(athlete, local_day));

CREATE TABLE schema_migrations("version" INTEGER PRIMARY KEY, "name" VARCHAR NOT NULL);

CREATE TABLE secret_use(secret_id VARCHAR PRIMARY KEY,
  times INTEGER NOT NULL,
  used_at TIMESTAMP NOT NULL);

CREATE TABLE series_block(athlete VARCHAR NOT NULL,
  part VARCHAR NOT NULL,
  first_day DATE NOT NULL,
  numbers BLOB NOT NULL);

CREATE TABLE series_state(athlete VARCHAR PRIMARY KEY,
  first_day DATE,
  through_day DATE NOT NULL,
  stale_from DATE,
  formula VARCHAR NOT NULL,
  states VARCHAR NOT NULL,
  open_first_day DATE,
  open_numbers BLOB);

CREATE TABLE session_rpe(athlete VARCHAR NOT NULL,
  local_day DATE NOT NULL,
  activity_id VARCHAR,
  rpe_0_to_10 DOUBLE NOT NULL);

CREATE TABLE source_split(athlete VARCHAR,
  first_id VARCHAR,
  second_id VARCHAR,
  PRIMARY KEY(athlete, first_id, second_id));

CREATE TABLE therapist(athlete VARCHAR PRIMARY KEY, "name" VARCHAR,
  email VARCHAR,
  booking_url VARCHAR);

CREATE TABLE therapy_session(athlete VARCHAR,
  local_day DATE,
  kind VARCHAR,
  regions VARCHAR[] NOT NULL,
  nrs_before DOUBLE,
  nrs_after DOUBLE,
  nrs_24h DOUBLE,
  nrs_48h DOUBLE,
  therapist VARCHAR,
  note VARCHAR,
  PRIMARY KEY(athlete, local_day, kind));

CREATE TABLE totp_use(account VARCHAR PRIMARY KEY,
  step INTEGER NOT NULL);

CREATE TABLE wellness_day(athlete VARCHAR,
  local_day DATE, "source" VARCHAR,
  sleep_s DOUBLE,
  resting_heart_rate_bpm DOUBLE,
  hrv_rmssd_s DOUBLE,
  hrv_sdnn_s DOUBLE,
  steps INTEGER,
  soreness_0_to_10 DOUBLE,
  PRIMARY KEY(athlete, local_day, "source"));
