import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { BoardPayload } from "@/domain/board";

/** A board and its bytes as they travel: written once, compressed when first asked for, sent to every member alike. */
export type PackedBoard = {
  readonly board: BoardPayload;
  readonly json: Bytes;
  /** The JSON as a gzip file. Half of it is sealed text, of which no method of compression makes more. */
  gzipped(): Promise<Bytes>;
};

export type Bytes = Uint8Array<ArrayBuffer>;

export function packBoard(board: BoardPayload): PackedBoard {
  const json = new TextEncoder().encode(JSON.stringify(board));
  let gzipped: Promise<Bytes> | undefined;
  return {
    board,
    json,
    gzipped() {
      gzipped ??= compress(json).then((bytes) => new Uint8Array(bytes));
      return gzipped;
    },
  };
}

const compress = promisify(gzip);
