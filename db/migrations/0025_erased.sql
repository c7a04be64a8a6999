ALTER TABLE "guests" ALTER COLUMN "by_id" DROP NOT NULL;--> statement-breakpoint

-- Whoever goes is named by nothing but the log, until its day: not as the one who wrote down a guest, who stays, nor by
-- somebody at the door who says that they are this member and have lost everything.
CREATE FUNCTION forget_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE guests SET by_id = NULL WHERE network_id = OLD.network_id AND by_id = OLD.id;
  DELETE FROM arrivals WHERE network_id = OLD.network_id AND member_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER forget_member AFTER DELETE ON members FOR EACH ROW EXECUTE FUNCTION forget_member();
