import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const [light, dark] = [...css.matchAll(/:root \{([^}]*--paper: #[^}]*)\}/g)].map(([, block]) =>
  tokensOf(block ?? ""),
);
const themes = { light, dark };

/** Ink is read at length, so it gets the strictest grade (WCAG 2.2, 1.4.6); all else that is read gets 1.4.3. */
const bodyText = ["ink"];
const otherText = ["quiet", "signal"];
const grounds = ["paper", "sheet", "wash", "signal-wash"];

describe.each(Object.keys(themes) as (keyof typeof themes)[])("%s", (theme) => {
  const of = (text: string, ground: string) => contrast(colour(theme, text), colour(theme, ground));

  it.each(grounds)("body text on %s", (ground) => {
    for (const text of bodyText) expect(of(text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(grounds)("other text on %s", (ground) => {
    for (const text of otherText) expect(of(text, ground), text).toBeGreaterThanOrEqual(4.5);
  });

  it("text turned around: on a chosen chip and on the main button", () => {
    expect(of("paper", "ink")).toBeGreaterThanOrEqual(7);
    expect(of("on-signal", "signal")).toBeGreaterThanOrEqual(4.5);
  });

  it("the edge of a control can be seen (1.4.11)", () => {
    for (const ground of ["paper", "sheet"]) expect(of("edge", ground), ground).toBeGreaterThanOrEqual(3);
  });
});

it("both themes have the same names", () => {
  expect([...(dark?.keys() ?? [])].sort()).toEqual([...(light?.keys() ?? [])].sort());
});

it("the browser's own bar has the colour of the paper", () => {
  const layout = readFileSync(new URL("../app/layout.tsx", import.meta.url), "utf8");
  expect([...layout.matchAll(/#[0-9a-f]{6}/g)].map(([hex]) => hex)).toEqual([
    light?.get("paper"),
    dark?.get("paper"),
  ]);
});

it("measures as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

function tokensOf(block: string) {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function colour(theme: keyof typeof themes, name: string): string {
  const value = themes[theme]?.get(name);
  if (value === undefined) throw new Error(`no token ${name} in ${theme}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
