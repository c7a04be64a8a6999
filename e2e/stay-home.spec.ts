import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { expect, test } from "./fixtures";

test("a page that asks another origin for anything is found out, in whatever browser", async ({
  page,
  askedElsewhere,
}) => {
  const server = createServer((_, response) => response.end("<title>elsewhere</title>"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const other = await chromium.launch(launchOptions());
  try {
    for (const each of [page, await other.newPage()]) {
      const asked: string[] = [];
      await leave(each, `http://127.0.0.1:${port}/`);
      await expect
        .poll(() => {
          asked.push(...askedElsewhere());
          return [`127.0.0.1:${port}`, ...hosts].filter((host) => !asked.some((url) => url.includes(host)));
        })
        .toEqual([]);
    }
  } finally {
    await other.close();
    server.close();
    askedElsewhere();
  }
});

const hosts = ["image", "beacon", "socket", "fetch", "style", "page"].map((name) => `${name}.example`);

async function leave(page: Page, start: string): Promise<void> {
  await page.goto(start);
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
