import { command } from "./command";

// `npm start`: everything it takes to serve Holdfast from an empty machine. `--no-demo`: no demo network.
command("start");
