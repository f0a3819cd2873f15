// Opens pages in a real browser and looks at what they do: clicks, keys, search, what-if, widths, print, hostile texts, and
// what axe says of their accessibility. Prints a line for each thing that was looked at; exits with 1 if any is not so.
//   ELENCHUS_BROWSER_MODULES=…/node_modules node scripts/page-check.mjs TASK
// TASK is the JSON that tests/page/browser.rs writes: the pages, and what the library says of a switch.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.join(process.env.ELENCHUS_BROWSER_MODULES, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const task = JSON.parse(readFileSync(process.argv[2], "utf8"));

const wrong = [];
function holds(what, is, more = "") {
  console.log(`${is ? "ok" : "WRONG"}: ${what}${is ? "" : ` ${JSON.stringify(more)}`}`);
  if (!is) wrong.push(what);
}

const browser = await chromium.launch({
  executablePath: process.env.ELENCHUS_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function open(name, { width = 1600, height = 1000, hash = "", ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...more });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || complaints.push(`request: ${request.url()}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error("policy", event.blockedURI, event.violatedDirective)));
  await page.goto(pathToFileURL(task[name]).href + hash);
  await page.waitForSelector("html.ready", { state: "attached" });
  return { page, complaints, close: () => context.close() };
}

// Axe's script is put in beside the page's policy, as an extension's would be.
async function accessibility(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

const heading = (page) => page.locator("#claim-text").textContent();
const chip = async (page) => (await page.locator("#claim .chip").first().textContent()).replace(/^\S /, "");

async function looks() {
  for (const [width, height] of [[375, 800], [1024, 768], [1600, 1000]]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, complaints, close } = await open("article", { width, height, colorScheme });
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      holds(`nothing lies beside a page of ${width} px (${colorScheme})`, scroll <= width, scroll);
      await page.waitForTimeout(150);
      await page.screenshot({ path: path.join(task.shots, `page-${width}-${colorScheme}.png`) });
      const violations = await accessibility(page);
      holds(`axe finds nothing at ${width} px (${colorScheme})`, violations.length === 0, violations);
      holds(`no complaint at ${width} px (${colorScheme})`, complaints.length === 0, complaints);
      await close();
    }
  }
}

async function reading() {
  const { page, complaints, close } = await open("article", { hash: "#wait" });
  holds("an address opens its claim", (await heading(page)).startsWith("The two sides should put off"), await heading(page));
  holds("its verdict is told", (await chip(page)) === "rejected", await chip(page));
  holds("what answers its reasons is named", (await page.locator("#claim .outcome a").count()) > 0);
  await page.locator("#claim .premises a").first().click();
  holds("a premise is a link to it", (await heading(page)) !== "The two sides should put off signing until more has been settled.");
  holds("the address follows", decodeURIComponent(new URL(page.url()).hash) !== "#wait");
  holds("its source is told", (await page.locator("#claim .source").count()) > 0);
  const selected = page.locator("#tree [aria-selected=true]");
  holds("the outline shows where it is", (await selected.count()) > 0);

  await page.keyboard.press("Escape");
  await page.locator("#claim-text").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("ceasefire card");
  holds("a search says how much it found", /^\d+ claims?$/.test(await page.locator("#found").textContent()));
  await page.keyboard.type("zzz");
  holds("and that it found nothing", (await page.locator("#found").textContent()) === "0 claims");
  await page.keyboard.press("Escape");
  await page.keyboard.type("OPENING narrower");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  holds("a search ends at a claim", (await heading(page)).includes("narrower"), await heading(page));
  holds("and moves the focus there", await page.evaluate(() => document.activeElement.id === "claim-text"));

  await page.keyboard.press("o");
  const focused = () => page.evaluate(() => document.activeElement.querySelector(".words")?.textContent ?? "");
  await page.keyboard.press("Home");
  const top = await focused();
  holds("Home goes to the first item", top.startsWith("Armenia and Azerbaijan should sign"), top);
  await page.keyboard.press("ArrowLeft");
  const count = () => page.locator("#tree [role=treeitem]:visible").count();
  const closed = await count();
  await page.keyboard.press("ArrowRight");
  holds("an arrow unfolds a branch", (await count()) > closed);
  await page.keyboard.press("ArrowRight");
  holds("another goes into it", (await focused()) !== top);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  holds("and back", (await focused()) === top);
  await page.keyboard.press("ArrowLeft");
  holds("an arrow folds a branch", (await count()) === closed, await count());
  await page.keyboard.press("t");
  holds("letters find an item", (await focused()).startsWith("T"), await focused());
  await page.keyboard.press("Enter");
  holds("Enter opens it", (await focused()).startsWith((await heading(page)).slice(0, 20)));
  await page.keyboard.press("?");
  holds("there is help", await page.locator("#help").isVisible());
  holds("axe finds nothing in the help", (await accessibility(page)).length === 0);
  await page.keyboard.press("Escape");
  holds("Escape closes it", !(await page.locator("#help").isVisible()));
  holds("nothing complained while reading", complaints.length === 0, complaints);
  const pdf = await page.pdf();
  holds("it prints", pdf.length > 20_000, pdf.length);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  holds("every claim is printed", (await page.locator("#register .entry:visible").count()) === 99, await page.locator("#register .entry").count());
  await close();
}

async function judging() {
  const { page, complaints, close } = await open("library", { hash: `#${task.switch}` });
  await page.locator("#switch").click();
  const changes = task.expected.verdicts;
  for (const [id, verdict] of Object.entries(task.before)) {
    await page.evaluate((id) => { location.hash = `#${id}`; }, id);
    await page.waitForFunction((id) => document.querySelector("#claim .anchor").textContent === `#${id}`, id);
    const expected = changes[id]?.after ?? verdict;
    holds(`what if: ${id} is ${expected}`, (await chip(page)) === expected, await chip(page));
  }
  const told = await page.locator("#changes .changes li").count();
  holds("what changes is told", told === Object.keys(changes).length, told);
  holds("axe finds nothing in what changed", (await accessibility(page)).length === 0, await accessibility(page));
  await page.screenshot({ path: path.join(task.shots, "page-what-if.png") });
  await page.locator("#claim-text").focus();
  await page.keyboard.press("u");
  holds("it can be undone", (await page.locator("#changes").isHidden()));
  holds("with the verdict that was", (await chip(page)) === Object.values(task.before).at(-1));
  holds("nothing complained while judging", complaints.length === 0, complaints);
  await close();
}

async function hostility() {
  const { page, complaints, close } = await open("hostile");
  const { length } = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).claims);
  for (let at = 0; at < length; at += 1) {
    await page.evaluate((at) => {
      const { id } = JSON.parse(document.getElementById("data").textContent).claims[at];
      location.hash = `#${encodeURIComponent(id)}`;
    }, at);
    await page.waitForTimeout(10);
  }
  await page.locator("#unfold-all").click();
  await page.locator("#search").fill("script");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const links = await page.evaluate(() => [...document.links].map((link) => link.getAttribute("href")).filter((href) => !href.startsWith("#")));
  holds("only addresses of the web are links", links.every((href) => href === "https://example.org/a"), links);
  const strange = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) =>
    [...element.attributes].some(({ name }) => name.startsWith("on"))).length + document.querySelectorAll("img, iframe, object, embed").length);
  holds("no text became an element or an attribute", strange === 0, strange);
  holds("no text ran", (await page.evaluate(() => window.hacked)) === undefined);
  holds("nothing complained of hostile texts", complaints.length === 0, complaints);
  await close();
}

async function size() {
  const from = Date.now();
  const { page, complaints, close } = await open("large");
  const took = Date.now() - from;
  console.log(`2,000 claims opened in ${took} ms`);
  await page.locator("#search").fill("number 1999");
  await page.keyboard.press("Enter");
  holds("a claim far down is found and shown", (await heading(page)).includes("number 1999"), await heading(page));
  holds("and its place in the outline", (await page.locator("#tree [aria-selected=true]:visible").count()) === 1);
  holds("nothing complained of a large map", complaints.length === 0, complaints);
  await close();
}

try {
  for (const check of [looks, reading, judging, hostility, size]) await check();
} finally {
  await browser.close();
}
process.exit(wrong.length ? 1 : 0);
