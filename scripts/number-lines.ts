import { readBytes, wrongLine } from "./instance-text";

const [space, tab, newline, carriageReturn, zero, nine] = [32, 9, 10, 13, 48, 57];

/**
 * Reads lines of a letter and whole numbers, one by one and without making strings of them: a million lines take a
 * fraction of a second. Empty lines are passed over; a carriage return before the end of a line is too.
 */
export class NumberLines {
  /** The numbers of the current line, `count` of them. */
  readonly numbers = new Float64Array(8);
  count = 0;
  /** The current line, counted from 1. */
  line = 0;
  private readonly bytes: Buffer;
  private at = 0;

  constructor(private readonly file: string) {
    this.bytes = readBytes(file);
  }

  /** Goes on to the next line that is not empty; answers its letter, or null at the end. */
  next(): string | null {
    const { bytes } = this;
    while (this.at < bytes.length) {
      this.line++;
      this.skipBlanks();
      if (this.at < bytes.length && bytes[this.at] !== newline) {
        const letter = String.fromCharCode(bytes[this.at++] as number);
        this.readNumbers();
        return letter;
      }
      this.at++;
    }
    return null;
  }

  wrong(what: string): Error {
    return wrongLine(this.file, this.line, what);
  }

  private readNumbers(): void {
    const { bytes, numbers } = this;
    this.count = 0;
    for (;;) {
      const before = this.at;
      this.skipBlanks();
      if (this.at >= bytes.length) return;
      if (bytes[this.at] === newline) {
        this.at++;
        return;
      }
      let value = 0;
      const begin = this.at;
      for (; this.at < bytes.length; this.at++) {
        const digit = bytes[this.at] as number;
        if (digit < zero || digit > nine) break;
        value = value * 10 + digit - zero;
      }
      const isNumber = this.at > begin && begin > before && this.at - begin < 11 && value <= mostWhole;
      if (!isNumber) throw this.wrong(`a letter and whole numbers up to ${mostWhole} are expected`);
      if (this.count === numbers.length) throw this.wrong("there are too many numbers");
      numbers[this.count++] = value;
    }
  }

  private skipBlanks(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte !== space && byte !== tab && byte !== carriageReturn) return;
      this.at++;
    }
  }
}

/** What fits the engine's arrays. */
export const mostWhole = 2 ** 31 - 1;
