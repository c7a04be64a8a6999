import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
};

export type Question = {
  method?: string;
  /** Sent as they are; besides them only `host`, `connection`, what frames the body and `origin`. */
  headers?: Record<string, string | string[]>;
  /** The `cookie` header of `signIn`. */
  cookie?: string;
  body?: string | Uint8Array;
  /** Where the app is served, when that is not at BASE_URL. */
  at?: string;
  /** As browsers say it, where a write comes from: from the app itself, unless another is given, or null for none. */
  origin?: string | null;
  /** Sent as a JSON body, and said to be one. */
  json?: unknown;
};

const patience = 60_000;

/**
 * One request to the app exactly as written, which `fetch` would tidy: the path is not
 * normalized, nothing is followed, no header is forbidden. Rejects when no answer comes in a minute. Of a stream,
 * which does not end, the beginning is the answer.
 */
export function ask(path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, cookie, json, at = process.env.BASE_URL ?? "" } = question;
  const { origin = at } = question;
  const body = json === undefined ? question.body : JSON.stringify(json);
  const sent = {
    ...(body !== undefined && framing(headers, body)),
    ...(json !== undefined && { "content-type": "application/json" }),
    ...(cookie && { cookie }),
    ...(method !== "GET" && method !== "HEAD" && origin && { origin }),
    ...headers,
  };
  const { hostname, port } = new URL(at);
  // Says it would go on with the connection, as browsers do, but has one for each: what is cut off is the app's doing.
  const agent = new Agent({ keepAlive: true });
  return new Promise((resolve, reject) => {
    const asking = request({ agent, hostname, port, path, method, headers: sent, timeout: patience });
    asking.on("timeout", () => asking.destroy(new Error("It hangs.")));
    const fail = (cause: Error) =>
      reject(new Error(`${method} ${path.slice(0, 200)}: ${cause.message}`, { cause }));
    asking.on("error", fail);
    asking.on("response", (response) => {
      const chunks: Buffer[] = [];
      const { statusCode: status = 0, headers: received } = response;
      const finish = () => {
        agent.destroy();
        resolve({ status, headers: received, text: Buffer.concat(chunks).toString() });
      };
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (received["content-type"] === "text/event-stream") finish();
      });
      response.on("error", fail);
      response.on("end", finish);
    });
    asking.end(body);
  });
}

function framing(headers: Question["headers"], body: string | Uint8Array): Record<string, string> {
  return headers?.["transfer-encoding"] ? {} : { "content-length": String(Buffer.byteLength(body)) };
}
