import { command } from "./command";

// `npm run dev`: as `npm start`, but with pages that follow the sources.
command("dev");
