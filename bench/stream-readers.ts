import { connect, type Socket } from "node:net";

/** So many open streams, whose readers note when they hear what they wait for. */
export type StreamReaders = {
  /** From now on each waits for what has this in it; gives when all have heard it, by `performance.now`. */
  expect(mark: string): Promise<readonly number[]>;
  /** How many bytes came with it. */
  size(): number;
  close(): void;
};

/** Opens them one after the other in groups, each with the next of the cookies. */
export async function openReaders(
  url: string,
  cookies: readonly string[],
  count: number,
): Promise<StreamReaders> {
  const { hostname, port, pathname } = new URL(url);
  const sockets: Socket[] = [];
  const heard: number[] = [];
  let [mark, missing, size] = ["\n\n", 0, 0];
  let allHeard = () => {};

  const open = (index: number) => {
    const socket = connect({ host: hostname, port: Number(port) });
    sockets.push(socket);
    heard[index] = 0;
    let text = "";
    socket.on("data", (part) => {
      if (heard[index] !== 0) return;
      text += part.toString("latin1");
      if (!text.includes(mark)) return;
      heard[index] = performance.now();
      size = text.length;
      text = "";
      missing -= 1;
      if (missing === 0) allHeard();
    });
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookies[index % cookies.length]}\r\n\r\n`,
    );
  };
  const wait = (many: number) =>
    new Promise<void>((resolve) => {
      missing = many;
      allHeard = resolve;
    });

  while (sockets.length < count) {
    const group = Array.from(
      { length: Math.min(200, count - sockets.length) },
      (_, each) => sockets.length + each,
    );
    const all = wait(group.length);
    group.forEach(open);
    await all;
  }
  return {
    async expect(next) {
      heard.fill(0);
      mark = next;
      await wait(count);
      return heard;
    },
    size: () => size,
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
