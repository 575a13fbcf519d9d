-- Empties every table that the journal and the originals can rebuild. What was answered and the data versions stay.
-- Parameters: none.
DELETE FROM import_batch;
DELETE FROM import_file;
DELETE FROM activity;
DELETE FROM lap;
DELETE FROM histogram;
DELETE FROM pain_entry;
DELETE FROM no_pain_day;
DELETE FROM session_rpe;
DELETE FROM therapy_session;
DELETE FROM wellness_day;
DELETE FROM safety_check;
DELETE FROM day_mark;
DELETE FROM history_claim;
DELETE FROM athlete_setting;
DELETE FROM red_flag_seen;
DELETE FROM journal_applied;
