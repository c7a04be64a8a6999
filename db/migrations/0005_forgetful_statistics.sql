-- ANALYZE copies values it has met into pg_statistic, where they outlive their rows: a purge would leave sealed texts
-- and hashes there. Nothing is planned by the values of bytes, so none are collected.
DO $$ DECLARE bytes record; BEGIN
  FOR bytes IN SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'bytea'
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STATISTICS 0', bytes.table_name, bytes.column_name);
  END LOOP;
END $$;
