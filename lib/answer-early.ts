import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

/** Answers a request and says so; or leaves it as it is for whoever comes next. */
export type EarlyAnswer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Lets `find` look at every request of this process's servers before the framework does, and answer those for which it
 * gives an answer. A server is met with its first request, of which Node.js tells just before anybody gets it (Node.js
 * manual, "Diagnostics Channel", http). What fails before the answer has begun takes the framework's way, too.
 */
export function answerEarly(find: (request: IncomingMessage) => EarlyAnswer | null): void {
  const met = new WeakSet<Server>();
  channel("http.server.request.start").subscribe((message) => {
    const { server } = message as { server: Server };
    if (met.has(server)) return;
    met.add(server);
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on(
      "request",
      (request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1]) => {
        const goOn = () => {
          for (const listener of listeners) listener.call(server, request, response);
        };
        const answer = find(request);
        if (!answer) return goOn();
        answer(request, response).then(
          (isAnswered) => isAnswered || goOn(),
          () => (response.headersSent ? response.destroy() : goOn()),
        );
      },
    );
  });
}
