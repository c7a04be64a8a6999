// The least that Node.js can do: keeps every GET open, and writes what is POSTed to all of them.
import { createServer } from "node:http";

const open = new Set();
const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": here\n\n");
    open.add(response);
    response.on("close", () => open.delete(response));
    return;
  }
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const said = Buffer.concat(parts);
    for (const each of open) each.write(said);
    response.end();
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.("ready"));
