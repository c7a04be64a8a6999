import { type Answer, ask } from "../test/ask";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { baseUrl } from "./two-networks";

const packed = { accept: "application/gzip, application/json" };

test("the board says the same with the framework and without it, to whoever asks", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const other = await foundRealNetwork(owner, { members: ["Ben"] });
  await postRealNeed(owner, network, { by: network.member("Ada"), note: "Back door" });
  const ada = await signIn(baseUrl(), network, network.member("Ada"));
  const ben = await signIn(baseUrl(), other, other.member("Ben"));
  const path = `/api/n/${network.id}/board`;
  const tag = (await ask(path, { cookie: ada })).headers.etag ?? "";
  expect(tag).toMatch(/^"\d+"$/);
  // What the framework sends on has no length.
  const lengthAt = async (at: string) =>
    (await ask(at, { cookie: ada, headers: packed })).headers["content-length"];
  expect([await lengthAt(path), await lengthAt(`${path}?usual`)]).toEqual([
    expect.stringMatching(/^\d+$/),
    undefined,
  ]);
  for (const { status, ...how } of [
    { status: 200, cookie: ada },
    { status: 200, cookie: ada, headers: packed },
    { status: 200, cookie: ada, headers: { ...packed, "accept-encoding": "br" } },
    { status: 200, cookie: ada, method: "HEAD" },
    { status: 200, cookie: ada, headers: { "if-none-match": '"0"' } },
    { status: 304, cookie: ada, headers: { "if-none-match": tag } },
    { status: 304, cookie: ada, headers: { "if-none-match": `W/${tag}` } },
    { status: 304, cookie: ada, method: "HEAD", headers: { "if-none-match": tag } },
    { status: 200, cookie: `a=b; ${ada}; c` },
    { status: 401 },
    { status: 401, cookie: ben },
    { status: 401, cookie: `${ada.slice(0, -2)}xx`, headers: { "if-none-match": tag } },
    { status: 403, cookie: ada, headers: { "sec-fetch-site": "cross-site" } },
    { status: 200, cookie: ada, headers: { "sec-fetch-site": "same-origin" } },
    { status: 405, cookie: ada, method: "POST" },
  ]) {
    const early = await ask(path, how);
    // The address with something behind it is the framework's.
    const usual = await ask(`${path}?usual`, how);
    const said = JSON.stringify(how);
    expect(early.status, said).toBe(status);
    expect(usual.status, said).toBe(status);
    expect(early.text, said).toBe(usual.text);
    expect(headersOf(early), said).toEqual(headersOf(usual));
  }
});

/** What says something: not when it was sent, and in how many pieces. */
function headersOf({ headers }: Answer): Record<string, unknown> {
  const { date, connection, "keep-alive": alive, ...rest } = headers;
  delete rest["transfer-encoding"];
  delete rest["content-length"];
  // The framework answers pages and data at one address.
  const vary = (rest.vary ?? "").split(", ").filter((name) => !/^(rsc|next-.*|accept-encoding)$/i.test(name));
  return { ...rest, vary };
}
