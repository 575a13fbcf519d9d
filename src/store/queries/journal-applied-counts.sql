-- How many journal lines of each month this database holds.
-- Grain: one row per month. Parameters: none. Order: month.
SELECT
  month,
  count(*)::INTEGER AS lines
FROM journal_applied
GROUP BY month
ORDER BY month;
