// Renders Markdown with marked, which comes with Mermaid and knows GitHub's dialect, and prints for each file one line of
// JSON: {file, text, elements, links}. `text` is what a reader sees, `elements` the names of the HTML elements used.
//   ELENCHUS_MERMAID_MODULES=…/node_modules node scripts/markdown-check.mjs FILE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const modules = process.env.ELENCHUS_MERMAID_MODULES;
const require = createRequire(path.join(modules, "x.js"));
const { JSDOM } = require("jsdom");
const { marked } = await import(pathToFileURL(path.join(modules, "marked", "lib", "marked.esm.js")));

for (const file of process.argv.slice(2)) {
  const { body } = new JSDOM(marked.parse(readFileSync(file, "utf8"))).window.document;
  const all = [...body.querySelectorAll("*")];
  console.log(
    JSON.stringify({
      file,
      text: body.textContent,
      elements: [...new Set(all.map((element) => element.localName))].sort(),
      links: all.filter((element) => element.href).map((element) => element.href),
    }),
  );
}
