import type { Level } from "./take-turn";

/**
 * How much is let through; docs/decisions/0020 and 0050 say why so. The numbers are for people, many of them behind one
 * address, and go up and down together with HOLDFAST_REQUESTS_PER_MINUTE, which is how many writes one device may send.
 */
const device = 120;

export const limits = {
  /** A device with a live session: nobody else can be counted for it. */
  device: () => level("device", 60, device, 10),
  /** All devices of a member: adding some gives nobody more. */
  member: () => level("member", 60, 2 * device, 30),
  network: () => level("network", 60, 1200, 300),
  /** Pages and data that a device reads: ten times what anybody turns over, and far less than keeps a server busy. */
  reads: () => level("reads", 60, 5 * device, 5 * device),
  everyone: () => level("everyone", 60, 12_000, 0),
  /**
   * A member who changes the key and removes nobody by it: so seldom that a removal somebody asked for can be carried
   * out in between. It counts for three epochs, and every change makes the others begin anew.
   */
  newKey: () => level("new-key", 3600, 30, 30),
  /** Mail with a code, to whoever a member says they are, in a day: nobody's mailbox is filled from here. */
  mailCode: {
    member: () => level("mail-code", 86_400, 5, 0),
    // Founding costs nothing, so little of it is free; with none, ten networks would use up what there is for all.
    network: () => level("mail-code of a network", 86_400, 600, 20),
    everyone: () => level("mail-code of all", 86_400, 6000, 0),
    mailbox: () => level("mail-code to one", 86_400, 5, 5),
  },
  /** Asking what would be if somebody could not come, of a device: it takes the planner longer than asking takes. */
  whatIf: () => level("what-if", 60, 20, 20),
  /** Trying out how one is told. */
  tryNotice: () => level("try-notice", 3600, 10, 10),
  /** A device whose signature was right. */
  signedIn: () => level("signed-in", 60, 30, 30),
};

/** What nobody has to be signed in for: how much from one source, and of that without a look at all the others. */
const doors: Record<string, readonly [seconds: number, most: number, free: number, everyone: number]> = {
  "issue-nonce": [60, 300, 60, 6000],
  "sign-in": [60, 300, 60, 6000],
  "arrival-state": [60, 600, 120, 6000],
  "found-network": [3600, 30, 5, 600],
  // Calendars are read for many people by few machines, which come from few addresses.
  calendar: [60, 1200, 120, 12_000],
};

const usualDoor = [60, 120, 30, 1800] as const;

/** Behind these stands a device more than before. */
const makingDevices = ["found-network", "redeem-invite", "arrive", "enrol-device", "redeem-device"];

/** The limits of a door of that name, for one source and for everybody together. */
export function limitsOf(door: string): { source: Level; everyone: Level; makesDevices: boolean } {
  const [seconds, most, free, all] = doors[door] ?? usualDoor;
  return {
    source: level(`${door} of one`, seconds, most, free),
    everyone: level(`${door} of all`, seconds, all, 0),
    makesDevices: makingDevices.includes(door),
  };
}

function level(name: string, seconds: number, most: number, free: number): Level {
  const scale = Number(process.env.HOLDFAST_REQUESTS_PER_MINUTE || device) / device;
  return { name, seconds, most: Math.ceil(most * scale), free: Math.ceil(free * scale) };
}
