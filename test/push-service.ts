import { execFile } from "node:child_process";
import { createDecipheriv, createECDH, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { createServer, globalAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What came in over TLS, as it stood in the request. */
export type Pushed = { path: string; headers: IncomingHttpHeaders; body: Buffer };

export type PushService = {
  /** As it would stand in HOLDFAST_PUSH_HOSTS. */
  host: string;
  pushed: Pushed[];
  /** What another process has to trust. */
  certificate: string;
  /** With what it answers from now on. */
  answer: { status: number; headers?: Record<string, string> };
  close(): Promise<void>;
};

/** A push service of our own on this machine, with a certificate that this process trusts until it is closed. */
export async function openPushService(): Promise<PushService> {
  const { key, cert } = await makeCertificate();
  const pushed: Pushed[] = [];
  const service = { answer: { status: 201 } } as PushService;
  const server = createServer({ key, cert }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    pushed.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(service.answer.status, service.answer.headers).end("what it says is of no use");
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const trusted = globalAgent.options.ca;
  globalAgent.options.ca = cert;
  return Object.assign(service, {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    pushed,
    certificate: cert,
    async close() {
      globalAgent.options.ca = trusted;
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

/** A browser that takes messages: what it hands out, and how it reads them. */
export function makeReceiver(host: string) {
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint: `https://${host}/push/${randomUUID()}`,
      keys: { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url") },
    },
    /** RFC 8291, §3.4, and RFC 8188, §2: one record, whose padding ends with a 2. */
    open(body: Buffer): Buffer {
      const salt = body.subarray(0, 16);
      const keyLength = body[20] ?? 0;
      const sender = body.subarray(21, 21 + keyLength);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, sender]);
      const secret = hkdfSync("sha256", pair.computeSecret(sender), auth, info, 32);
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync("sha256", Buffer.from(secret), salt, `Content-Encoding: ${name}\0`, length));
      const sealed = body.subarray(21 + keyLength);
      const opener = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
      opener.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
      return padded.subarray(0, padded.lastIndexOf(2));
    },
  };
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-push-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  try {
    await promisify(execFile)("openssl", ["req", "-x509", ...kind, ...name, "-keyout", key, "-out", cert]);
    return { key: await readFile(key, "utf8"), cert: await readFile(cert, "utf8") };
  } finally {
    await rm(folder, { recursive: true });
  }
}
