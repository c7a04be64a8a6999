/**
 * One event of a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html), ready to be sent: written once,
 * and the same bytes for everybody. Its id is the version of the network that whoever got it knows.
 */
export function writeEvent(name: string, version: number, data: object): Uint8Array {
  return Buffer.from(`id: ${version}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Which version is the newest, and the server's clock in milliseconds: the first word of a stream, and its heartbeat. */
export function versionEvent(version: number): Uint8Array {
  return writeEvent("version", version, { version, now: Date.now() });
}
