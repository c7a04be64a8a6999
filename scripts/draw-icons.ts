import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { root } from "./root";

// `npx tsx scripts/draw-icons.ts` draws the mark of app/icon.svg as the pictures that home screens want.

const ink = [0x1d, 0x19, 0x14] as const;
const paper = [0xfb, 0xf7, 0xef] as const;

/** x, y, width and height of the bars of the mark, in a square of 24. */
const bars = [
  [6, 5, 4, 14],
  [14, 5, 4, 14],
  [10, 10, 4, 4],
] as const;

/** `scale`: how large the mark is in its square. A mask may take all but a circle of 80 % of it away. */
async function draw(file: string, size: number, scale: number) {
  const unit = (size * scale) / 24;
  const edge = (size * (1 - scale)) / 2;
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const share = bars.reduce(
        (sum, [left, top, width, height]) =>
          sum + covered(x, edge + left * unit, width * unit) * covered(y, edge + top * unit, height * unit),
        0,
      );
      const at = y * (1 + size * 3) + 1 + x * 3;
      for (const [index, dark] of ink.entries())
        rows[at + index] = Math.round(dark + ((paper[index] ?? 0) - dark) * Math.min(1, share));
    }
  }
  await writeFile(join(root, file), png(size, rows));
}

/** How much of the pixel at this place a stretch from `start` covers, from 0 to 1. */
function covered(pixel: number, start: number, length: number): number {
  return Math.max(0, Math.min(pixel + 1, start + length) - Math.max(pixel, start));
}

/** https://www.w3.org/TR/png-3/: 8 bits of red, green and blue, no filter. */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

await mkdir(join(root, "public", "icons"), { recursive: true });
await draw("public/icons/192.png", 192, 1);
await draw("public/icons/512.png", 512, 1);
await draw("public/icons/maskable.png", 512, 0.75);
await draw("app/apple-icon.png", 180, 0.9);
