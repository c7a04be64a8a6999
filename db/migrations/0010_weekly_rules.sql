-- What repeats each week.
SELECT 1;
