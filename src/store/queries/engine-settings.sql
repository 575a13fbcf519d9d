-- What the engine was told when it was opened.
-- Grain: one row. Parameters: none.
SELECT
  current_setting('memory_limit') AS memory_limit,
  current_setting('temp_directory') AS temp_directory,
  current_setting('autoinstall_known_extensions') AS autoinstall_known_extensions,
  current_setting('autoload_known_extensions') AS autoload_known_extensions;
