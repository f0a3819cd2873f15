// Reads flowcharts with the real Mermaid and prints, for each file, what it says of it: one line of JSON a file,
// {file, ok, error, nodes, edges, markup}. `markup` lists the labels of which its Markdown reader would make a list, a
// link or anything but a line of text. Exits with 1 if any file is refused.
//   ELENCHUS_MERMAID_MODULES=…/node_modules node scripts/mermaid-check.mjs FILE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const modules = process.env.ELENCHUS_MERMAID_MODULES;
const require = createRequire(path.join(modules, "x.js"));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
globalThis.Element = window.Element;
const entry = path.join(modules, "mermaid", "dist", "mermaid.core.mjs");
const mermaid = (await import(pathToFileURL(entry))).default;
const { marked } = await import(pathToFileURL(path.join(modules, "marked", "lib", "marked.esm.js")));
const plain = new Set(["paragraph", "text", "space", "escape", "html", "br"]);
const isPlain = (token) => plain.has(token.type) && (token.tokens ?? []).every(isPlain);
mermaid.initialize({ startOnLoad: false, maxTextSize: 50_000_000, maxEdges: 1_000_000 });

let failed = false;
for (const file of process.argv.slice(2)) {
  const said = { file, ok: true };
  try {
    const text = readFileSync(file, "utf8");
    await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const vertices = diagram.db.getVertices();
    said.nodes = [...vertices.values()].map((vertex) => [vertex.id, vertex.text]);
    const labels = [...said.nodes.map((node) => node[1]), ...diagram.db.getSubGraphs().map((group) => group.title)];
    said.markup = labels.filter((label) => !marked.lexer(label).every(isPlain));
    said.edges = diagram.db.getEdges().length;
  } catch (error) {
    failed = true;
    said.ok = false;
    said.error = String(error.message ?? error).split("\n").slice(0, 6).join(" | ");
  }
  console.log(JSON.stringify(said));
}
process.exit(failed ? 1 : 0);
