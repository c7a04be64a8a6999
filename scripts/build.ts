import { buildWhenNeeded } from "./build-app";
import { report } from "./report";

// `npm run build`: what `npm start` does first, for those who start it where nothing may be written.
await buildWhenNeeded(console.log).catch(report);
