-- How many assessments were ever issued: raised with each, as a data version is by each change.
-- Grain: one row. Parameters: none.
SELECT count(*)::INTEGER AS issued FROM assessment_log;
