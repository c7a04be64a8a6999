import { type Browser, chromium } from "@playwright/test";
import { waitForCode } from "./wait-for-code";

/**
 * Looks at every context of every browser that is launched from now on, and gives what they have asked of another
 * origin than the app's since the last time: files, beacons, sockets, and other ports of this machine. Has their pages
 * wait for their code.
 */
export function watchRequests(): () => string[] {
  const asked: string[] = [];
  const launch = chromium.launch.bind(chromium);
  chromium.launch = async (options) => {
    const browser = await launch(options);
    watchBrowser(browser, asked);
    return browser;
  };
  return () => asked.splice(0);
}

function watchBrowser(browser: Browser, asked: string[]): void {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    waitForCode(context);
    context.on("request", (request) => note(request.url(), asked));
    context.on("page", (page) => page.on("websocket", (socket) => note(socket.url(), asked)));
    return context;
  };
}

function note(url: string, asked: string[]): void {
  const { host, protocol } = new URL(url);
  const isOurs = host === new URL(process.env.BASE_URL ?? "").host && ["http:", "ws:"].includes(protocol);
  if (!isOurs && !["data:", "blob:", "about:"].includes(protocol)) asked.push(url);
}
