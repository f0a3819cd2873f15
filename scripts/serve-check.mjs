// Opens what `elenchus serve` shows in a real browser, changes the map, and looks at what becomes of the page. Prints a line for
// each thing that was looked at; exits with 1 if any is not so.
//   ELENCHUS_BROWSER_MODULES=…/node_modules node scripts/serve-check.mjs TASK
// TASK is the JSON that tests/cli/serving.rs makes: the address, the process, the file, and texts to put into it.
import { createRequire } from "node:module";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";

const require = createRequire(path.join(process.env.ELENCHUS_BROWSER_MODULES, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { address, process: server, file, map, changed, broken } = JSON.parse(process.argv[2]);

const wrong = [];
function holds(what, is, more = "") {
  console.log(`${is ? "ok" : "WRONG"}: ${what}${is ? "" : ` ${JSON.stringify(more)}`}`);
  if (!is) wrong.push(what);
}

function save(text) {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

const browser = await chromium.launch({
  executablePath: process.env.ELENCHUS_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function open(hash = "", viewport = { width: 1400, height: 700 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(120000);
  const complaints = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("data:") || complaints.push(`request: ${request.url()}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error("policy", event.blockedURI, event.violatedDirective)));
  await page.goto(address + hash);
  return { page, complaints, picture: page.frameLocator("#picture"), close: () => context.close() };
}

const says = (page, text) => page.locator("#state", { hasText: text }).waitFor();

async function accessibility(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { iframes: false }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

async function following() {
  save(map);
  const { page, complaints, picture, close } = await open();
  await says(page, "no findings");
  await picture.locator("#claim-text").waitFor();
  holds("a clean map has no finding", (await page.locator("#findings li").count()) === 0);
  holds("the title names the map", (await page.title()) === path.basename(file), await page.title());
  await picture.locator("#unfold-all").click();
  await picture.locator("#search").fill("Claim 35");
  await picture.locator("#search").press("Enter");
  await page.waitForFunction(() => location.hash === "#c35");
  holds("what is chosen is in the address", true);
  await picture.locator("#outline").evaluate((outline) => { outline.scrollTop = 150; });

  save(changed);
  await says(page, "1 warning");
  await picture.locator("#claim-text", { hasText: "anew" }).waitFor();
  holds("the chosen claim stays, as the file has it now", (await picture.locator("#claim-text").textContent()).startsWith("Claim 35, anew"));
  await page.waitForFunction(() => document.getElementById("picture").contentDocument.getElementById("outline").scrollTop === 150);
  holds("and the place in the outline", true);
  holds("the title counts warnings", (await page.title()).startsWith("(1) "), await page.title());
  holds("the finding is shown", (await page.locator("#findings li.warning").count()) === 1);

  save(`${broken}  beside: { tex: T. }\n`);
  await page.locator("#old").waitFor();
  holds("the picture is said to be old", (await page.locator("#old").innerText()) === "The picture is of the map as it was before.");
  const finding = await page.locator("#findings li.error").first().innerText();
  holds("what is wrong is told with its place and a help", /^line \d+:\d+$/m.test(finding) && finding.includes("help: "), finding);
  const lines = await page.locator("#findings del, #findings ins").allInnerTexts();
  holds("and the line that a fix changes", / − .*\{ tex: T\. \}$/.test(lines[0]) && / \+ .*\{ text: T\. \}$/.test(lines[1]), lines);
  holds("the title counts errors", /^\(\d+\) /.test(await page.title()), await page.title());
  holds("the picture is still there", (await picture.locator("#claim-text").textContent()).startsWith("Claim 35, anew"));
  holds("a text in a finding stays text", (await page.locator("#findings").innerText()).includes("<img src=x") && (await page.locator("#findings img").count()) === 0);
  holds("axe finds nothing in the findings", (await accessibility(page)).length === 0, await accessibility(page));

  save(map);
  await says(page, "no findings");
  holds("what is mended is clean", (await page.locator("body.old, #old:visible, #findings li").count()) === 0);
  holds("nothing ran that a map says", (await page.evaluate(() => window.hacked)) === undefined);
  holds("nothing complained", complaints.length === 0, complaints);
  await close();
}

async function arriving() {
  for (const viewport of [{ width: 1400, height: 800 }, { width: 375, height: 800 }]) {
    const { page, complaints, picture, close } = await open("#c5", viewport);
    await says(page, "no findings");
    await picture.locator("#claim-text", { hasText: "Claim 5." }).waitFor();
    holds(`an address leads to its claim at ${viewport.width} px`, true);
    const beside = await page.evaluate(() => document.documentElement.scrollWidth);
    holds(`nothing lies beside the page at ${viewport.width} px`, beside <= viewport.width, beside);
    holds(`axe finds nothing at ${viewport.width} px`, (await accessibility(page)).length === 0, await accessibility(page));
    holds(`no complaint at ${viewport.width} px`, complaints.length === 0, complaints);
    await close();
  }
}

// A page of another site tries to get at the map by every way that a page has.
async function strangers() {
  const site = http.createServer((_, answer) => answer.setHeader("content-type", "text/html").end(
    `<!doctype html><title>stranger</title><iframe src="${address}"></iframe><iframe src="${address}map"></iframe>`));
  await new Promise((go) => site.listen(0, "127.0.0.1", go));
  const context = await browser.newContext();
  const page = await context.newPage();
  const statuses = [];
  page.on("response", (response) => response.url().startsWith(address) && statuses.push([response.url(), response.status()]));
  for (const host of ["127.0.0.1", "localhost"]) {
    await page.goto(`http://${host}:${site.address().port}/`);
    const got = await page.evaluate(async (address) => {
      const asked = [];
      for (const mode of ["cors", "no-cors"]) {
        asked.push(await fetch(`${address}findings.json`, { mode }).then((answer) => answer.text(), () => ""));
      }
      asked.push(await new Promise((go) => {
        const script = document.createElement("script");
        script.src = `${address}live.js`;
        script.onload = () => go("a script");
        script.onerror = () => go("");
        document.body.append(script);
      }));
      return asked;
    }, address);
    holds(`a site on ${host} gets nothing`, got.every((text) => text === ""), got);
    const framed = await Promise.all(page.frames().slice(1).map((frame) => frame.locator("body").innerText().catch(() => "")));
    holds(`and has no frame with it`, framed.every((text) => !text.includes("Claim") && !text.includes("findings")), framed);
  }
  holds("all it asked for was refused", statuses.length > 0 && statuses.every(([, status]) => status === 403), statuses);
  await context.close();
  site.close();
}

async function leaving() {
  const { page, close } = await open();
  await says(page, "no findings");
  process.kill(server);
  await says(page, "The server does not answer.");
  holds("the end of the server is told", true);
  await close();
}

try {
  for (const check of [following, arriving, strangers, leaving]) await check();
} finally {
  await browser.close();
}
process.exit(wrong.length ? 1 : 0);
