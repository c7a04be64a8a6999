import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { expect, test } from "./fixtures";

test("a page or a service worker that asks another origin for anything is found out, in whatever browser", async ({
  page,
  askedElsewhere,
}) => {
  const server = createServer(({ url }, response) => {
    if (url === "/worker.js") response.writeHead(200, { "content-type": "text/javascript" }).end(worker);
    else response.end("<title>elsewhere</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const other = await chromium.launch(launchOptions());
  try {
    for (const each of [page, await other.newPage({ serviceWorkers: "allow" })]) {
      const asked: string[] = [];
      const expected = [`127.0.0.1:${port}`, ...hosts];
      await each.goto(`http://127.0.0.1:${port}/`);
      if (each !== page) {
        await each.evaluate("navigator.serviceWorker.register('/worker.js')");
        expected.push("worker.example");
      }
      await leave(each);
      await expect
        .poll(() => {
          asked.push(...askedElsewhere());
          return expected.filter((host) => !asked.some((url) => url.includes(host)));
        })
        .toEqual([]);
    }
  } finally {
    // Where nothing answers, browsers try again by themselves for as long as the page is there.
    await page.close();
    await other.close();
    server.close();
    askedElsewhere();
  }
});

/** As soon as it is there. */
const worker = `fetch("http://worker.example/").catch(() => {});`;

const hosts = ["image", "beacon", "socket", "fetch", "style", "page"].map((name) => `${name}.example`);

async function leave(page: Page): Promise<void> {
  // A page that goes before its socket is known of takes it along.
  const socket = page.waitForEvent("websocket");
  await page.evaluate(() => {
    new Image().src = "http://image.example/";
    navigator.sendBeacon("http://beacon.example/", "x");
    new WebSocket("ws://socket.example/");
    void fetch("https://fetch.example/").catch(() => {});
    const style = { rel: "stylesheet", href: "http://style.example/" };
    document.head.append(Object.assign(document.createElement("link"), style));
  });
  await socket;
  await page.goto("http://page.example/").catch(() => {});
}
