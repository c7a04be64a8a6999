// Loaded into every process that takes part in a run of the specs (NODE_OPTIONS): none of them gets a line to another
// machine. What was tried is written down, one host and port to a line. A name that is not this machine is not even
// looked up, since whoever answers for names would learn of it.

import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const here = /^(localhost|.*\.localhost|127(\.\d+){3}|\[?::1\]?|0\.0\.0\.0|\[?::\]?)$/i;

const { connect } = net.Socket.prototype;

net.Socket.prototype.connect = function connectHere(...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const { path, host, port } = typeof first === "object" ? first : { port: first, host: second };
  const isHere = path || typeof first === "string" || typeof host !== "string" || here.test(host);
  if (isHere) return connect.apply(this, given);
  process.nextTick(() => this.destroy(refuse(`${host}:${port}`)));
  return this;
};

for (const api of [dns, dns.promises]) {
  for (const [name, ask] of Object.entries(api)) {
    if (!/^(lookup$|resolve|reverse$)/.test(name)) continue;
    api[name] = (host, ...rest) => {
      if (here.test(host)) return ask.call(api, host, ...rest);
      const error = refuse(host);
      if (api === dns.promises) return Promise.reject(error);
      process.nextTick(() => rest.at(-1)(error));
    };
  }
}
syncBuiltinESMExports();

function refuse(what) {
  if (process.env.ASKED_OUTSIDE) appendFileSync(process.env.ASKED_OUTSIDE, `${what}\n`);
  return Object.assign(new Error("Nothing leaves this machine while specs run."), { code: "EHOSTUNREACH" });
}
