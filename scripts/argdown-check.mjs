// Reads files with Argdown itself and prints for each one line of JSON: {file, errors, nodes, relations, steps}. A node is
// named by its title, or where it has none by its text; relations are [kind, from, to], steps [premises, conclusion].
//   ELENCHUS_ARGDOWN_MODULES=…/node_modules node scripts/argdown-check.mjs FILE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const require = createRequire(path.join(process.env.ELENCHUS_ARGDOWN_MODULES, "x.js"));
const { argdown } = require("@argdown/node");

const plain = (text) =>
  (text ?? "").replace(/(\s*#(\([^)]*\)|[\w-]+))+\s*$/, "").replace(/\s+/g, " ").trim();

for (const file of process.argv.slice(2)) {
  const said = { file, errors: [], nodes: [], relations: [], steps: [] };
  try {
    const input = readFileSync(file, "utf8");
    const request = { process: ["parse-input", "build-model"], input, logLevel: "silent", throwExceptions: true };
    const { parserErrors, statements, arguments: sketches, relations } = argdown.run(request);
    said.errors = (parserErrors ?? []).map((error) => error.message.split("\n")[0]);
    const text = (node) => plain(node.members.filter((member) => plain(member.text)).at(-1)?.text);
    const name = (node) => (/^Untitled \d+$/.test(node.title) ? text(node) : node.title);
    const steps = (argument) => argument.pcs ?? [];
    for (const node of [...Object.values(statements), ...Object.values(sketches)]) {
      if (!steps(node).length) said.nodes.push([name(node), text(node) || name(node)]);
    }
    const member = (one) => (one.type === "inference" ? `<${one.argumentTitle}>` : name(one));
    for (const { relationType, from, to } of relations) said.relations.push([relationType, member(from), member(to)]);
    for (const argument of Object.values(sketches)) {
      let premises = [];
      for (const statement of steps(argument)) {
        const one = name(statements[statement.title]);
        if (statement.inference) {
          said.steps.push([premises, one]);
          premises = [];
        }
        premises.push(one);
      }
    }
  } catch (error) {
    said.errors.push(String(error.message ?? error).split("\n")[0]);
  }
  console.log(JSON.stringify(said));
}
