import { expect, it } from "vitest";
import { addressBlock } from "./source";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:12:ab::1", "2001:db8:12:ab"],
  ["2001:db8:12:ab:ffff:1:2:3", "2001:db8:12:ab"],
  ["2001:0DB8:0012:00ab::1", "2001:db8:12:ab"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", ""],
  ["", ""],
  ["203.0.113.7:4000", ""],
])("%s is counted as %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
