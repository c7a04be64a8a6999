// Loaded into the app's own process with `--import`: says "nothing new" at two addresses before anybody else is asked, as
// the board does to a member who has it, but without looking who asks; at one of them with the headers it has.
import { Server } from "node:http";

const answers = {
  "/bench/none": {},
  "/bench/headers": JSON.parse(process.env.HOLDFAST_BENCH_HEADERS ?? "{}"),
};

const emit = Server.prototype.emit;
Server.prototype.emit = function (event, request, response, ...rest) {
  const headers = event === "request" ? answers[request.url] : undefined;
  if (!headers) return emit.call(this, event, request, response, ...rest);
  response.writeHead(304, headers);
  response.end();
  return true;
};
