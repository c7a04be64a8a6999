import { fileURLToPath } from "node:url";

/** The project's directory, wherever a script was called from. */
export const root = fileURLToPath(new URL("..", import.meta.url));
