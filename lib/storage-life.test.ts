import { expect, it } from "vitest";
import { forgetsInAWeek, isIos } from "./storage-life";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0";

it.each([
  ["Safari on an iPhone", `${iphone} Version/18.6 Mobile/15E148 Safari/604.1`, 5, true, true],
  ["Chrome on an iPhone", `${iphone} CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1`, 5, true, true],
  [
    "an old iPad",
    "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1",
    5,
    true,
    true,
  ],
  [
    "an iPad that calls itself a Mac",
    `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
    5,
    true,
    true,
  ],
  [
    "Safari on a Mac",
    `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
    0,
    true,
    false,
  ],
  ["Chrome on a Mac", `${mac} ${blink} Safari/537.36`, 0, false, false],
  [
    "Firefox on a Mac",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:141.0) Gecko/20100101 Firefox/141.0",
    0,
    false,
    false,
  ],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 10; K) ${blink} Mobile Safari/537.36`, 5, false, false],
  [
    "a laptop with a touch screen",
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Safari/537.36`,
    10,
    false,
    false,
  ],
])("%s", (_, userAgent, maxTouchPoints, forgets, ios) => {
  expect(forgetsInAWeek({ userAgent, maxTouchPoints })).toBe(forgets);
  expect(isIos({ userAgent, maxTouchPoints })).toBe(ios);
});
