-- Answers with what it was asked: the shortest way to see that the database answers.
-- Grain: one row. Parameters: $value.
SELECT $value::INTEGER AS value;
