-- How plans are read and kept.
SELECT 1;
