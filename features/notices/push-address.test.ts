import { createECDH } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { isPushAddress, pushAddressInput } from "./push-address";

afterEach(() => {
  delete process.env.HOLDFAST_PUSH_HOSTS;
});

it.each([
  "https://fcm.googleapis.com/fcm/send/dpH5lCsTSSM:APA91bHqjZxM0VImWWqDRN7U0a3AycjUf4O-byuxb_wJsKRaKvV",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABm",
  "https://web.push.apple.com/QPzHzS",
  "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d",
])("%s is where messages may be sent", (endpoint) => {
  expect(isPushAddress(endpoint)).toBe(true);
});

it.each([
  "http://fcm.googleapis.com/fcm/send/x",
  "https://fcm.googleapis.com:8443/x",
  "https://fcm.googleapis.com@evil.example/x",
  "https://evil@fcm.googleapis.com/x",
  "https://fcm.googleapis.com.evil.example/x",
  "https://fcm.googleapis.com./x",
  "https://FCM.googleapis.com/x",
  "https://fcm.googleapis.com/x#y",
  "https://fcm.googleapis.com\\@evil.example/x",
  "https://fcm.googleapis.com\t/x",
  " https://fcm.googleapis.com/x",
  "https://fcm.googleapis.com/../x",
  "https://fcm。googleapis.com/x",
  "https://fcm.googleapıs.com/x",
  "https://xn--fcm-googleapis-xn.com/x",
  "https://push.apple.com/x",
  "https://.push.apple.com/x",
  "https://evilpush.apple.com/x",
  "https://web.push.apple.com.evil.example/x",
  "https://web.push.apple.com:444/x",
  "https://evil.example/.push.apple.com",
  "https://evil.example?.push.apple.com",
  "https://127.0.0.1/x",
  "https://127.1/x",
  "https://0x7f000001/x",
  "https://[::1]/x",
  "https://[::ffff:169.254.169.254]/x",
  "https://169.254.169.254/latest/meta-data",
  "https://localhost/x",
  "https://localhost:8443/x",
  "file:///etc/passwd",
  "gopher://fcm.googleapis.com/x",
  "ws://fcm.googleapis.com/x",
  "//fcm.googleapis.com/x",
  "fcm.googleapis.com",
  "",
])("%s is not", (endpoint) => {
  expect(isPushAddress(endpoint)).toBe(false);
});

it("takes what the operator named, with its port and no other", () => {
  process.env.HOLDFAST_PUSH_HOSTS = "push.example.org,localhost:8443";
  expect(isPushAddress("https://push.example.org/x")).toBe(true);
  expect(isPushAddress("https://localhost:8443/x")).toBe(true);
  expect(isPushAddress("https://localhost:8444/x")).toBe(false);
  expect(isPushAddress("http://push.example.org/x")).toBe(false);
  expect(isPushAddress("https://a.push.example.org/x")).toBe(false);
});

it("takes keys of the right length alone", () => {
  const endpoint = "https://fcm.googleapis.com/x";
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  const right = { p256dh, auth: "A".repeat(22) };
  expect(pushAddressInput.safeParse({ endpoint, keys: right, expirationTime: null }).data).toEqual({
    endpoint,
    keys: right,
  });
  for (const wrong of [
    { ...right, auth: "A".repeat(23) },
    { ...right, p256dh: "A".repeat(87) },
    { ...right, p256dh: `B${"A".repeat(86)}` },
    { ...right, p256dh: `${right.p256dh}=` },
    {},
  ])
    expect(pushAddressInput.safeParse({ endpoint, keys: wrong }).success).toBe(false);
  expect(
    pushAddressInput.safeParse({ endpoint: `${endpoint}${"x".repeat(1500)}`, keys: right }).success,
  ).toBe(false);
});
