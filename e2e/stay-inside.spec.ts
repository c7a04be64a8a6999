import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { askedOutside, pushService, unaccountedFor } from "./asked-outside";
import { bodies, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { act, baseUrl } from "./two-networks";

test("no program of a run reaches another machine, however it asks", async () => {
  const host = (name: string) => `${name}.stay-inside.example`;
  const program = `
    const { once } = require("node:events");
    const tried = [
      fetch("http://${host("fetch")}/"),
      once(require("node:https").get("https://${host("https")}/"), "response"),
      once(require("node:net").connect(25, "${host("net")}"), "connect"),
      once(require("node:tls").connect({ port: 465, host: "192.0.2.7" }), "secureConnect"),
      require("node:dns").promises.resolve4("${host("resolve")}"),
      import("node:dns/promises").then((dns) => dns.lookup("${host("lookup")}")),
      fetch(process.env.BASE_URL + "/healthz"),
    ];
    Promise.allSettled(tried).then((all) => console.log(all.map(({ status }) => status[0]).join("")));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", program]);
  expect(stdout.trim()).toBe("rrrrrrf");
  const tried = ["fetch:80", "https:443", "net:25", "resolve", "lookup"].map((each) =>
    each.replace(/^\w+/, host),
  );
  expect(await askedOutside()).toEqual(expect.arrayContaining([...tried, "192.0.2.7:465"]));
});

test("a message to a phone is held, and nothing else has wanted to leave", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const ada = await signIn(baseUrl(), network, network.member("Ada"));
  const ids = { ...madeUpIds(), network: network.id };
  const before = (await askedOutside()).filter((each) => each === pushService).length;
  for (const verb of ["choose-notices", "subscribe-push", "try-notice"]) {
    expect(bodies[`/api/n/[network]/${verb}`], verb).toBeDefined();
    expect((await act(verb, ids, ada)).status, verb).toBe(200);
  }
  // By the app's own worker, for one address that it may send to; it names no host that is not in the list.
  await expect
    .poll(async () => (await askedOutside()).filter((each) => each === pushService).length)
    .toBeGreaterThan(before);
  // The same is asked at the end of each run.
  expect(await unaccountedFor()).toEqual([]);
});
