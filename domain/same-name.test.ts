import { describe, expect, test } from "vitest";
import { likenessOf } from "./same-name";

describe("a name that is taken for", () => {
  test.each([
    ["Rosa", "rosa"],
    ["Rosa", " R o s a "],
    ["Rosa", "Rosa."],
    ["Rosa", "Ro\u200bsa"],
    ["Rosa", "Ro\u00adsa\u202e"],
    ["Rosa", "Rósä"],
    ["Rosa", "Rosa\u0301\u0323"],
    ["Rosa", "𝐑𝓸𝘀𝚊"],
    ["Rosa", "Ｒｏｓａ"],
    ["Rosa", "R0sa"],
    ["Rosa", "Rοѕа"],
    ["Rosa", "Rosa 🌹"],
    ["Ines", "lnes"],
    ["Ines", "Inés"],
    ["Ines", "1nes"],
    ["Ines", "Іnеs"],
    ["Malik", "MALIK"],
    ["Malik", "МаІіk"],
    ["Marna", "Mama"],
    ["Łukasz", "Lukasz"],
    ["Ömer", "Omer"],
    ["Анна", "АННА"],
    ["李雷", "李雷 "],
    ["✊", "✊ "],
  ])("%s: %s", (name, other) => {
    expect(likenessOf(other)).toBe(likenessOf(name));
  });
});

test("names that nobody takes for each other stay apart", () => {
  const names = [
    "Rosa",
    "Rosario",
    "Rose",
    "Ines",
    "Malik",
    "Malika",
    "Tam",
    "Анна",
    "李雷",
    "李",
    "✊",
    "🌹",
    "",
  ];
  expect(new Set(names.map(likenessOf)).size).toBe(names.length);
});

test("a name without anything in it looks like nothing", () => {
  for (const name of ["", "  ", "\u200b", "\u3000"]) expect(likenessOf(name)).toBe("");
});
