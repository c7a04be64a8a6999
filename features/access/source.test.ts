import { beforeEach, expect, it, vi } from "vitest";
import { sessionDevice } from "./session-cookie";
import { addressBlock, sourceOf } from "./source";

vi.mock("./session-cookie", () => ({ sessionDevice: vi.fn() }));

beforeEach(() => {
  vi.mocked(sessionDevice).mockReset().mockResolvedValue(null);
});

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

it("is the device where there is one, and the address for everybody else", async () => {
  const stranger = await from("203.0.113.7");
  expect(await from("203.0.113.8")).not.toBe(stranger);
  expect(await from("203.0.113.7", "phone")).not.toBe(stranger);
  expect(await from("203.0.113.7", "phone")).not.toBe(await from("203.0.113.7", "laptop"));
  expect(await from("198.51.100.1", "phone")).toBe(await from("203.0.113.7", "phone"));
});

it("is the address for everybody at a door that makes devices", async () => {
  const stranger = await from("203.0.113.7", null, true);
  for (const device of ["phone", "laptop"]) expect(await from("203.0.113.7", device, true)).toBe(stranger);
  expect(await from("203.0.113.8", "phone", true)).not.toBe(stranger);
});

it("is the address that our own web server has seen, whatever else the client says", async () => {
  expect(await from("192.0.2.1, 203.0.113.7")).toBe(await from("203.0.113.7"));
  expect(await from("203.0.113.7, 192.0.2.1")).not.toBe(await from("203.0.113.7"));
});

it("says neither address nor device", async () => {
  const address = await from("203.0.113.7");
  expect(address).toMatch(/^[\w+/]{22}$/);
  expect(await from("203.0.113.7", "phone")).not.toContain("phone");
});

function from(forwarded: string, device: string | null = null, makesDevices = false): Promise<string> {
  vi.mocked(sessionDevice).mockResolvedValue(device);
  const headers = { "x-forwarded-for": forwarded };
  return sourceOf(new Request("https://holdfast.example.org", { headers }), makesDevices);
}
