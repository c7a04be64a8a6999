/**
 * What a name looks like in passing: two names with the same likeness are taken for each other. Without case, spaces,
 * marks and signs; letters of other scripts as the Latin ones they look like, as far as Unicode's "confusables" (UTS 39)
 * list them for the scripts in which people here write. For comparing alone, never to be shown; empty for an empty name.
 */
export function likenessOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase().normalize("NFKD");
  const letters = [...plain].map((letter) => lookAlikes.get(letter) ?? letter).join("");
  const bare = letters
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
  // Of a name that is all signs, the signs are what one sees.
  return bare || plain.replace(/[\p{Z}\p{Default_Ignorable_Code_Point}]/gu, "");
}

/** Pairs of small letters: what stands there, and what it looks like. A capital `I` is a small `l`. */
const lookAlikes = new Map(
  [
    "0o 1l |l il ıl łl øo đd ħh ŧt ɑa ɡg ɩl ɪl ʀr ƿp ƨs",
    // Cyrillic, Greek, Armenian
    "аa вb гr еe іl јj кk мm нh оo рp сc тt уy хx ѕs һh ԁd ԛq ԝw ьb ӏl ґr",
    "αa βb εe ζz ηh ιl κk μm νn οo ρp τt υy χx ϲc ϳj",
    "օo սu հh ոn զq ցg",
  ].flatMap((pairs) =>
    pairs.split(" ").map((pair) => {
      const [letter = "", like = ""] = pair;
      return [letter, like] as const;
    }),
  ),
);
