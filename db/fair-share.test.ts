import { expect, it } from "vitest";
import { FairShare, sharesOf } from "./fair-share";

it.each([
  [1, { most: 1, network: 1, member: 1 }],
  [2, { most: 2, network: 1, member: 1 }],
  [10, { most: 10, network: 8, member: 4 }],
])("of %s connections", (most, shares) => {
  expect(sharesOf(most)).toEqual(shares);
});

it("leaves some for other members, and some for other networks", async () => {
  const { begin, atWork } = bank(10);
  for (let time = 0; time < 20; time++) begin("a", "ada");
  await settled();
  expect(atWork()).toEqual({ "a ada": 4 });
  begin("a", "ben");
  await settled();
  expect(atWork()).toEqual({ "a ada": 4, "a ben": 1 });
  for (const member of ["ben", "cem", "dan"]) for (let time = 0; time < 9; time++) begin("a", member);
  await settled();
  expect(atWork()).toEqual({ "a ada": 4, "a ben": 4 });
  begin("b", "eva");
  begin("b", "eva");
  begin("b", "eva");
  await settled();
  expect(atWork()).toEqual({ "a ada": 4, "a ben": 4, "b eva": 2 });
});

it("gives what becomes free to whoever has least, and to the one who waited longest of those", async () => {
  const { begin, end, atWork, share } = bank(2);
  for (let time = 0; time < 3; time++) begin("a", "ada");
  begin("b", "ben");
  begin("c", "cem");
  begin("d", "dan");
  await settled();
  expect(atWork()).toEqual({ "a ada": 1, "b ben": 1 });
  expect(share.waiting).toBe(4);
  await end("b ben");
  await settled();
  expect(atWork()).toEqual({ "a ada": 1, "c cem": 1 });
  await end("a ada");
  // Who has none waited longer than the others who have none, though she asked for more than they did.
  await settled();
  expect(atWork()).toEqual({ "a ada": 1, "c cem": 1 });
  await end("c cem");
  await settled();
  expect(atWork()).toEqual({ "a ada": 1, "d dan": 1 });
  await end("a ada");
  await end("a ada");
  await end("d dan");
  await settled();
  expect(atWork()).toEqual({});
  expect(share.waiting).toBe(0);
});

it("goes on when work fails", async () => {
  const share = new FairShare(sharesOf(1));
  await expect(share.take("a", "ada", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await share.take("a", "ada", async () => 1)).toBe(1);
});

/** So many connections, each at work until it is ended. */
function bank(most: number) {
  const share = new FairShare(sharesOf(most));
  const ends = new Map<string, (() => void)[]>();
  return {
    share,
    begin(network: string, member: string): void {
      const name = `${network} ${member}`;
      void share.take(network, member, () => {
        return new Promise<void>((resolve) => ends.set(name, [...(ends.get(name) ?? []), resolve]));
      });
    },
    async end(name: string): Promise<void> {
      ends.get(name)?.shift()?.();
      await settled();
    },
    atWork: () =>
      Object.fromEntries(
        [...ends].flatMap(([name, { length }]) => (length > 0 ? [[name, length] as const] : [])),
      ),
  };
}

/** Whatever follows from what has happened has followed. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
