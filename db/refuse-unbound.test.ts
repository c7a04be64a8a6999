import { expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { refuseUnbound } from "./refuse-unbound";

const db = testDatabase();

it("takes a URL by which the app works as its own role", async () => {
  await refuseUnbound(db.appUrl);
});

it("refuses one by which it would keep the rights of another, as behind a pooler that drops what it asks for", async () => {
  const url = new URL(db.ownerUrl);
  url.searchParams.set("role", "holdfast_owner");
  await expect(refuseUnbound(url.href)).rejects.toThrow(/^The app would not work as holdfast_app/);
});
