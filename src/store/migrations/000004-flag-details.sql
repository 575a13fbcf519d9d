-- What a person should know about an activity's flags: sentences by flag, as JSON text. NULL when there are none.
ALTER TABLE activity ADD COLUMN flag_details VARCHAR;
