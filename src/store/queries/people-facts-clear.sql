-- Empties what people decided, for the journal to say it again.
-- Grain: one row per journal line. Parameters: none.
DELETE FROM people_fact;
