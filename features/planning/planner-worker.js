// The thread that plans runs from the sources, however the app around it was built: what Next.js makes of server code
// has no file that a thread could begin with.
import { register } from "tsx/esm/api";

register();
await import("./planner-thread.ts");
