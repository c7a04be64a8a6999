-- Whoever was a coordinator keeps the duty for as long as somebody who takes it up now.
UPDATE "members" SET "duty_until" = current_date + 7 WHERE "role" = 'coordinator';--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_role";--> statement-breakpoint
ALTER TABLE "members" DROP COLUMN "role";
