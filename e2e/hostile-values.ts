import { randomUUID } from "node:crypto";

/** Values that no field takes, as JSON text, because some cannot be written with `JSON.stringify`. */
export function hostileValues(marker: string): string[] {
  return [
    ...wrongTypes,
    ...wrongNumbers,
    ...hostileTexts(marker).map((text) => JSON.stringify(text)),
    ...raw(marker),
  ];
}

/** Bodies that are no object of any route. */
export function hostileBodies(marker: string): Record<string, string | Uint8Array> {
  const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);
  return {
    nothing: "",
    spaces: " \n\t ",
    "no JSON": `${marker}: yes`,
    "half of it": `{"match": "${marker}`,
    "two of them": "{}{}",
    "a comment": `{} // ${marker}`,
    null: "null",
    true: "true",
    "a number": "1e999",
    "a text": JSON.stringify(marker),
    "a list": "[]",
    "a list of objects": `[{"match": "${marker}"}]`,
    "a deep list": deep(30_000, "[", "]"),
    "a deep object": `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
    "a list too deep and too large": deep(100_000, "[", "]"),
    "one byte too large": `{"${"x".repeat(64 * 1024 - 5)}":1}`,
    "far too large": `{"${marker}": "${"x".repeat(5 * 1024 * 1024)}"}`,
    "UTF-16": Buffer.from("{}", "utf16le"),
    "broken UTF-8": Buffer.concat([
      Buffer.from('{"match":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]),
    "UTF-8 cut off": Buffer.concat([Buffer.from('{"match":"'), Buffer.from([0xf0, 0x9f])]),
    "overlong UTF-8": Buffer.concat([
      Buffer.from('{"match":"'),
      Buffer.from([0xc0, 0x80]),
      Buffer.from('"}'),
    ]),
    "compressed without saying so": Buffer.from("1f8b0800000000000003ab56502ab50200", "hex"),
  };
}

/** What may stand in the place of a network's id in an address. */
export function hostileIds(marker: string): string[] {
  return [
    "%00",
    `${randomUUID()}%00`,
    randomUUID().toUpperCase(),
    `{${randomUUID()}}`,
    "00000000-0000-0000-0000-000000000000",
    marker,
    "x".repeat(4000),
    encodeURIComponent("网络🧨\u202e"),
    encodeURIComponent("' or 1=1 --"),
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "[network]",
    "__proto__",
    "%ff%fe",
    "%",
    "%zz",
    "%E0%A4%A",
    "%F0%9F",
    ";a=b",
    "a%0d%0aset-cookie:x=y",
  ];
}

export const wrongContentTypes = [
  "text/plain",
  "text/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/octet-stream",
  "application/problem+json",
  " ",
  "x".repeat(4000),
];

/** What a browser says of a request that another site made it send; `origin` is the app's own. */
export function foreignOrigins(origin: string): Record<string, string>[] {
  return [
    ...[
      "https://evil.example",
      "null",
      `${origin}.evil.example`,
      "http://localhost:1",
      "no origin at all",
    ].map((origin) => ({ origin })),
    { origin: origin.replace("http://", "http://evil.example/") },
    ...["cross-site", "same-site", "none", "same-origin, cross-site", "SAME-ORIGIN"].map((site) => ({
      "sec-fetch-site": site,
    })),
    { origin, "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ];
}

/** Fields that no route asks for, and one that it does a second time. */
export function extraFields(marker: string, body: string): string[] {
  const [first = "a"] = Object.keys(JSON.parse(body));
  return [
    `"${marker}":"${marker}"`,
    `"${first}":"${marker}"`,
    `"__proto__":{"ok":true,"role":"coordinator","${marker}":1}`,
    `"constructor":{"prototype":{"${marker}":1}}`,
    '"toString":1,"hasOwnProperty":null',
    '"role":"coordinator","authorId":"me","state":"open","origin":"posted","left":1000',
    '"":{"":[]}',
    `"\u0000":"\ud800${marker}"`,
  ];
}

const wrongTypes = [
  "null",
  "true",
  "false",
  "[]",
  "{}",
  "[null]",
  "[[]]",
  '[{"id":1}]',
  '{"sealed":1,"epoch":"1"}',
];

const wrongNumbers = [
  "-1",
  "-0.5",
  "1.5",
  "2147483648",
  "9007199254740993",
  "-1e308",
  "1e308",
  "1e999",
  "-1e999",
];

/** Texts that no field takes. */
export function hostileTexts(marker: string): string[] {
  return [
    ...[
      "",
      " ",
      "NaN",
      "Infinity",
      "-1",
      "1",
      "null",
      "[object Object]",
      "__proto__",
      "constructor",
      "toString",
    ],
    marker,
    `${marker}${"x".repeat(30_000)}`,
    `\u0000${marker}`,
    `${marker}\u0000\u0001\u0008\u001b[31m\u007f\u009f`,
    `\u202e${marker}\u200f\u2066`,
    `\ufeff\u200b${marker}`,
    `${marker}${"\u0301".repeat(500)}`,
    `'; drop table needs; -- ${marker}`,
    `\\' or 1=1 ${marker}`,
    `$1::int {{7*7}} \${7*7} %s%n ${marker}`,
    `<script>alert("${marker}")</script>`,
    ...dates,
    ...ids,
    ...["====", "AAA=", "AB", "A".repeat(42), "A".repeat(11_000)],
  ];
}

const dates = [
  "2026-13-45T99:99:99Z",
  "2026-02-30T10:00:00Z",
  "+999999-01-01T00:00:00Z",
  "9999-12-31T23:45:00Z",
  "-000001-01-01T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "1970-01-01T00:00:00Z",
  "2026-11-22",
  "2026-11-22T10:00:00+25:00",
  "2026-11-22T10:07:00Z",
];

const ids = [
  "00000000-0000-0000-0000-000000000000",
  "a8098c1a-f86e-11da-bd1a-00112444be1e",
  "B7E6A3C4-5D2F-4A1B-9C8D-7E6F5A4B3C2D",
  "{b7e6a3c4-5d2f-4a1b-9c8d-7e6f5a4b3c2d}",
  "b7e6a3c4-5d2f-4a1b-9c8d-7e6f5a4b3c2d\n",
];

function raw(marker: string): string[] {
  return [
    '"\\ud800"',
    `"${marker}\\udfff\\ud800"`,
    `{"__proto__":{"${marker}":1}}`,
    `{"constructor":{"prototype":{"${marker}":1}}}`,
    '{"toString":1,"valueOf":null,"toJSON":[]}',
    '{"length":9007199254740991,"0":"a"}',
    '{"then":{}}',
    `[${'"x",'.repeat(5000)}"${marker}"]`,
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
    `${'{"id":'.repeat(5000)}1${"}".repeat(5000)}`,
  ];
}
