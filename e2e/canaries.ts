import { randomBytes } from "node:crypto";

/** Something that must never be found in the open: what is sealed, or a key that opens it. */
export type Canary = { readonly name: string; readonly bytes: Buffer };

/** A form in which bytes could lie somewhere, and what to look for then. */
export type Needle = { readonly form: string; readonly bytes: Buffer };

/** A text that nothing else in the world says. The letters before and behind it change in most encodings. */
export function makeText(name: string): string {
  return `ñ ${name} ${randomBytes(12).toString("hex")} “é”`;
}

/** The random part of a text, which no encoding of the rest can hide. */
export function textCanary(name: string, text: string): Canary {
  return { name, bytes: Buffer.from(/[0-9a-f]{24}/.exec(text)?.[0] ?? text) };
}

export function keyCanary(name: string, bytes: Uint8Array): Canary {
  return { name, bytes: Buffer.from(bytes) };
}

/** What could be found of a canary: as it is, in base64 wherever it begins, in hex, in percents and in UTF-16. */
export function needlesOf({ bytes }: Canary): Needle[] {
  const text = bytes.toString("latin1");
  const hex = bytes.toString("hex");
  const inBase64 = [0, 1, 2].flatMap((before) => [
    { form: `base64 after ${before}`, bytes: Buffer.from(insideBase64(bytes, before)) },
    { form: `base64url after ${before}`, bytes: Buffer.from(asUrl(insideBase64(bytes, before))) },
  ]);
  const needles = [
    { form: "clear", bytes },
    ...inBase64,
    { form: "hex", bytes: Buffer.from(hex) },
    { form: "capital hex", bytes: Buffer.from(hex.toUpperCase()) },
    { form: "percents", bytes: Buffer.from(hex.replace(/../g, "%$&")) },
    { form: "capital percents", bytes: Buffer.from(hex.toUpperCase().replace(/../g, "%$&")) },
    { form: "UTF-16", bytes: Buffer.from(text, "utf16le") },
    { form: "UTF-16, the other way round", bytes: Buffer.from(text, "utf16le").swap16() },
    { form: "JSON", bytes: Buffer.from(hex.replace(/../g, "\\u00$&")) },
  ];
  return needles.filter(
    ({ bytes: one }, index) => needles.findIndex((other) => other.bytes.equals(one)) === index,
  );
}

/** Tells which of the canaries are found in bytes, each with its form. One pass for all of them: there is much to search. */
export function makeFinder(canaries: readonly Canary[]): (hay: Buffer) => string[] {
  const byStart = new Map<number, (Needle & { hit: string })[]>();
  for (const canary of canaries) {
    for (const needle of needlesOf(canary)) {
      const start = needle.bytes.readUIntBE(0, 3);
      byStart.set(start, [
        ...(byStart.get(start) ?? []),
        { ...needle, hit: `${canary.name}: ${needle.form}` },
      ]);
    }
  }
  // Few places pass this, and what it holds stays in the processor's cache; the map is asked for those alone.
  const mayStart = new Uint8Array(0x10000);
  for (const start of byStart.keys()) mayStart[spread(start)] = 1;
  return (hay) => {
    const hits = new Set<string>();
    let start = 0;
    for (let at = 0; at < hay.length; at++) {
      // The three bytes up to here, as the number that begins a needle.
      start = ((start << 8) | (hay[at] ?? 0)) & 0xffffff;
      if (mayStart[spread(start)] !== 1) continue;
      for (const { bytes, hit } of byStart.get(start) ?? []) {
        if (hay.subarray(at - 2, at - 2 + bytes.length).equals(bytes)) hits.add(hit);
      }
    }
    return [...hits];
  };
}

/** Three bytes on sixteen bits, those of hex and base64 far apart (Knuth's multiplicative hash). */
function spread(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> 16;
}

/** A canary in every form there is, each as it would stand among other things. */
export function writtenInEveryForm({ bytes }: Canary): Buffer {
  const text = bytes.toString("latin1");
  const hex = bytes.toString("hex");
  const surrounded = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before, "<"), bytes, Buffer.from(">>")]),
  );
  return Buffer.concat(
    [
      bytes,
      ...surrounded.map((each) => Buffer.from(each.toString("base64"))),
      ...surrounded.map((each) => Buffer.from(each.toString("base64url"))),
      Buffer.from(hex),
      Buffer.from(hex.toUpperCase()),
      Buffer.from([...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")),
      Buffer.from([...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("")),
      Buffer.from(text, "utf16le"),
      Buffer.from(text, "utf16le").swap16(),
      Buffer.from([...bytes].map((byte) => `\\u${byte.toString(16).padStart(4, "0")}`).join("")),
    ].flatMap((each) => [each, Buffer.from("\n")]),
  );
}

/** The letters of the base64 of these bytes that do not depend on what stands before and behind them. */
function insideBase64(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const firstWhole = Math.ceil((before * 8) / 6);
  const lastWhole = Math.floor(((before + bytes.length) * 8) / 6);
  return whole.slice(firstWhole, lastWhole);
}

function asUrl(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
