-- The last days of the daily series lie beside its state: a run of today changes one row, and looks at no other.

-- The block that is still filling, every part in one row of bytes: what each day adds up to, then each load method in the order
-- of the formula (src/store/series-bytes.ts). From then on the states are those of the days before it. NULL without a day, and
-- until the series is worked out by the formula that writes it.
ALTER TABLE series_state ADD COLUMN open_first_day DATE;
ALTER TABLE series_state ADD COLUMN open_numbers BLOB;
