-- One run from many sources, corrections, and imports that are undone and redone.

-- How much an activity states (measures, counted when it is written); and whether every import that brought its file was
-- undone: a withdrawn activity is kept and counts for nothing.
ALTER TABLE activity ADD COLUMN measures INTEGER DEFAULT 0;
ALTER TABLE activity ADD COLUMN withdrawn BOOLEAN DEFAULT false;
UPDATE activity
SET measures = (started_at IS NOT NULL)::INTEGER
  + (utc_offset_min IS NOT NULL)::INTEGER
  + (duration_s IS NOT NULL)::INTEGER
  + (moving_s IS NOT NULL)::INTEGER
  + (elapsed_s IS NOT NULL)::INTEGER
  + (distance_m IS NOT NULL)::INTEGER
  + (ascent_m IS NOT NULL)::INTEGER
  + (descent_m IS NOT NULL)::INTEGER
  + (avg_heart_rate_bpm IS NOT NULL)::INTEGER
  + (max_heart_rate_bpm IS NOT NULL)::INTEGER
  + (avg_cadence_spm IS NOT NULL)::INTEGER
  + (avg_power_w IS NOT NULL)::INTEGER
  + (avg_ground_contact_s IS NOT NULL)::INTEGER
  + (avg_vertical_oscillation_m IS NOT NULL)::INTEGER
  + (avg_stride_m IS NOT NULL)::INTEGER
  + (ground_contact_balance_left_frac IS NOT NULL)::INTEGER
  + (rpe_0_to_10 IS NOT NULL)::INTEGER
  + (device IS NOT NULL)::INTEGER;

-- When the import was undone; NULL while it holds.
ALTER TABLE import_batch ADD COLUMN undone_at TIMESTAMP;

-- A claim is about the files that were there when it was made.
ALTER TABLE history_claim ADD COLUMN said_at TIMESTAMP;

-- One row per activity and field that a person corrected. It is about the run, whichever of its sources it names; of several
-- the latest holds. Both values NULL takes the correction back.
CREATE TABLE run_correction (
  athlete VARCHAR NOT NULL,
  activity_id VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  text_value VARCHAR,
  number_value DOUBLE,
  said_at TIMESTAMP NOT NULL,
  PRIMARY KEY (athlete, activity_id, field)
);

-- One row per pair of activities that a person called two sessions; first_id comes before second_id.
CREATE TABLE source_split (
  athlete VARCHAR NOT NULL,
  first_id VARCHAR NOT NULL,
  second_id VARCHAR NOT NULL,
  PRIMARY KEY (athlete, first_id, second_id)
);
