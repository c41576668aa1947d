// Opens the books, runs the suites one after another in one browser, and ends both.
import { readdirSync } from "node:fs";
import { close, open } from "./stage.mjs";
import { runAll } from "./trial.mjs";

const asked = process.argv.slice(2);
const folder = new URL("./suites/", import.meta.url);
for (const file of readdirSync(folder).sort())
  if (asked.length === 0 || asked.some((name) => file.includes(name))) await import(new URL(file, folder));
try {
  await open();
  process.exitCode = (await runAll()) > 0 ? 1 : 0;
} finally {
  await close();
}
