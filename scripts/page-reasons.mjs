// What a page says of the reasons in a map, by its own scripts: of each line of CASES, the data of a page, one line of JSON
// with the state of every argument and of every claim's assertion (null where it has none).
//   node scripts/page-reasons.mjs CASES
import { readFileSync } from "node:fs";

const script = ["verdicts", "model", "reasons"]
  .map((name) => readFileSync(new URL(`../src/formats/html/${name}.js`, import.meta.url), "utf8"))
  .join("\n");
const states = new Function(
  "byId",
  `"use strict"; ${script}
  return {
    steps: map.arguments.map((argument) => outcome(argument).state),
    assertions: map.claims.map((_, claim) => assertion(claim)?.state ?? null),
  };`,
);

for (const line of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  console.log(JSON.stringify(states(() => ({ textContent: line }))));
}
