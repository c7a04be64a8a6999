import { createHash, randomBytes } from "node:crypto";
import { expect, it, vi } from "vitest";
import { callDoor } from "@/db/call-door";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { calendarText } from "./calendar-text";

// As for those who knock with an invitation, what a refusal takes is counted.
vi.mock("@/db/call-door", async (original) => {
  const door = await original<typeof import("@/db/call-door")>();
  return { callDoor: vi.fn(door.callDoor) };
});

const db = testDatabase();

it("looks the same, and takes as much work, revoked, of somebody who is gone, and never made", async () => {
  const [revoked, orphaned] = [await makeFeed(), await makeFeed()];
  expect(await calendarText(revoked, "en")).toContain("BEGIN:VCALENDAR");
  await db.owner`delete from calendar_feeds where token_hash = ${hashOf(revoked)}`;
  await db.owner`delete from members where (network_id, id) in
    (select network_id, member_id from calendar_feeds where token_hash = ${hashOf(orphaned)})`;
  for (const token of [randomBytes(32), revoked, orphaned]) {
    vi.mocked(callDoor).mockClear();
    expect(await calendarText(token, "en")).toBeNull();
    expect(vi.mocked(callDoor)).toHaveBeenCalledTimes(1);
  }
});

/** The token of a calendar of somebody in a network of their own. */
async function makeFeed(): Promise<Buffer> {
  const network = await foundTestNetwork(db.owner, { members: 2 });
  const token = randomBytes(32);
  await db.owner`insert into calendar_feeds (network_id, member_id, token_hash, titles)
    values (${network.id}, ${network.members[1] ?? ""}, ${hashOf(token)}, 'neutral')`;
  return token;
}

function hashOf(token: Uint8Array): Buffer {
  return createHash("sha256").update(token).digest();
}
