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
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || complaints.push(`request: ${request.url()}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error("policy", event.blockedURI, event.violatedDirective)));
  await page.goto(pathToFileURL(task[name]).href + hash);
  if (more.javaScriptEnabled !== false) await page.waitForSelector("html.ready", { state: "attached" });
  return { page, complaints, close: () => context.close() };
}

// Axe's script is put in beside the page's policy, as an extension's would be.
async function accessibility(page, rules) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => axe.run(document, rules ? { runOnly: { type: "rule", values: rules } } : {}), rules);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(" | ")}`,
  );
}

const heading = (page) => page.locator("#claim-text").textContent();
const chip = async (page) => (await page.locator("#claim .chip").first().textContent()).replace(/^\S /, "");

async function looks() {
  for (const [width, height] of [
    [375, 800],
    [667, 375],
    [1024, 768],
    [1600, 1000],
  ]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, complaints, close } = await open("article", { width, height, colorScheme });
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      holds(`nothing lies beside a page of ${width} px (${colorScheme})`, scroll <= width, scroll);
      await page.waitForTimeout(150);
      await page.screenshot({ path: path.join(task.shots, `page-${width}-${colorScheme}.png`) });
      // What differs in the dark are colours.
      const violations = await accessibility(page, colorScheme === "dark" ? ["color-contrast"] : undefined);
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

  const search = () =>
    page.evaluate(() => [document.getElementById("frame").matches(".searching"), document.getElementById("found").textContent]);
  holds("after which nothing is dimmed or counted", JSON.stringify(await search()) === '[false,""]', await search());
  await page.keyboard.press("/");
  const again = await search();
  holds("the search goes on where it was left", again[0] && /^\d+ claims?$/.test(again[1]), again);
  await page.keyboard.press("Escape");
  holds("cleared, it dims and counts nothing", JSON.stringify(await search()) === '[false,""]', await search());
  await page.locator("#claim-text").focus();

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
  await page.locator("#unfold-all").click();
  const step = page.locator("#tree .row:has(.words.about):visible").first();
  const id = await step.evaluate((row) => row.node.argument);
  await step.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  holds("Enter on a step unfolds it", (await step.getAttribute("aria-expanded")) === "true");
  holds("and shows what is told of it", await page.locator(`#step-${id}.chosen`).isVisible());
  await page.evaluate(() => {
    location.hash = "#nope";
  });
  const notice = page.locator("#notice:not(:empty)");
  await notice.waitFor();
  holds("an address that leads nowhere is told", (await notice.textContent()) === "There is no claim #nope here.", await notice.textContent());
  await page.locator("#claim .premises a").first().click();
  await notice.waitFor({ state: "detached" });
  holds("until another claim is chosen", true);
  await page.keyboard.press("?");
  holds("there is help", await page.locator("#help").isVisible());
  holds("axe finds nothing in the help", (await accessibility(page)).length === 0);
  await page.keyboard.press("Escape");
  holds("Escape closes it", !(await page.locator("#help").isVisible()));
  await visit(page);
  holds("nothing complained while reading", complaints.length === 0, complaints);
  const pdf = await page.pdf();
  holds("it prints", pdf.length > 20_000, pdf.length);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  holds("but for a picture that is too wide to be read", (await page.locator(".unprintable").isVisible()) && !(await page.locator("#frame").isVisible()));
  holds("every claim is printed", (await page.locator("#register .entry:visible").count()) === 99, await page.locator("#register .entry").count());
  await close();
}

// Where the picture is, and how large.
const placed = (page) =>
  page.evaluate(() => {
    const { a, e, f } = new DOMMatrix(document.getElementById("canvas").style.transform);
    return { scale: a, x: e, y: f };
  });
const boxes = (page) => page.locator("#canvas [data-claim]:visible").count();

async function looking() {
  const { page, complaints, close } = await open("article");
  const frame = await page.locator("#frame").boundingBox();
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height - 40];
  let from = await placed(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 120, y - 60, { steps: 6 });
  await page.mouse.up();
  let to = await placed(page);
  holds("the pointer moves the picture", Math.abs(from.x - to.x - 120) < 8 && Math.abs(from.y - to.y - 60) < 8, [from, to]);
  from = to;
  await page.mouse.wheel(0, -200);
  await page.waitForFunction((scale) => new DOMMatrix(document.getElementById("canvas").style.transform).a > scale, from.scale);
  to = await placed(page);
  const kept = (at, place) => (at - place.x) / place.scale;
  holds("the wheel scales it around the pointer", Math.abs(kept(x - 120 - frame.x, from) - kept(x - 120 - frame.x, to)) < 2, [from, to]);

  await page.locator("#claim-text").focus();
  await page.keyboard.press("p");
  for (const [key, is] of [
    ["ArrowLeft", (a, b) => b.x > a.x],
    ["ArrowUp", (a, b) => b.y > a.y],
    ["-", (a, b) => b.scale < a.scale],
    ["+", (a, b) => b.scale > a.scale],
    ["0", (a, b) => b.scale < a.scale],
  ]) {
    const a = await placed(page);
    await page.keyboard.press(key);
    holds(`the key ${key} moves or scales it`, is(a, await placed(page)), [a, await placed(page)]);
  }
  const inside = await page.evaluate(() => {
    const frame = document.getElementById("frame").getBoundingClientRect();
    return [...document.querySelectorAll("#canvas [data-claim]")].every((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
    });
  });
  holds("all of it fits in its frame", inside);

  await page.locator("#canvas [data-claim=wait] text").first().click();
  holds("a click on a box opens its claim", (await page.locator("#claim .anchor").textContent()) === "#wait");
  holds("and marks it", (await page.locator("#canvas .chosen").getAttribute("data-claim")) === "wait");
  const all = await boxes(page);
  holds("every claim has a box", all === 99, all);
  await page.locator("#claim-text").focus();
  await page.keyboard.press("f");
  const folded = await boxes(page);
  holds("a key folds its branch", folded < all, folded);
  const lines = await page.evaluate(
    () =>
      [...document.querySelectorAll("#canvas .link:not(.away)")].filter(({ dataset }) =>
        [dataset.from, dataset.to].some((end) => document.querySelector(`#canvas [data-claim="${CSS.escape(end.split("/")[0])}"]`).matches(".away")),
      ).length,
  );
  holds("no line leads to what is folded", lines === 0, lines);
  const count = Number((await page.locator("#canvas .folded-count").textContent()).match(/\d+/)[0]);
  holds("the box says how many claims that hides", count === all - folded, [count, all - folded]);
  await page.screenshot({ path: path.join(task.shots, "page-folded.png") });
  const box = page.locator("#canvas [data-claim=deal-now]");
  const drawn = () =>
    page.locator("#canvas svg").evaluate((svg) => [svg.height.baseVal.value, svg.querySelector(".drawing").innerHTML.replace(/ class="[^"]*"/g, "")]);
  await page.locator("#unfold-picture").click();
  holds("all can be unfolded", (await boxes(page)) === all);
  const [height, before] = await drawn();
  const stood = await box.locator(".box").boundingBox();
  await box.locator("text").first().dblclick();
  const more = await boxes(page);
  holds("two clicks fold another", more < folded, more);
  const stands = await box.locator(".box").boundingBox();
  holds("whose box stays where it was", Math.abs(stood.x - stands.x) < 2 && Math.abs(stood.y - stands.y) < 2, [stood, stands]);
  const [less] = await drawn();
  holds("what is left is drawn together", less < 0.9 * height, [height, less]);
  const astray = await page.evaluate(() => {
    const area = (shape) => shape.getBoundingClientRect();
    const seen = [...document.querySelectorAll("#canvas .nodes > g")].filter((shape) => area(shape).width > 0);
    const rects = seen.map((shape) => area(shape.querySelector("rect")));
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const over = rects.flatMap((a, at) => rects.slice(at + 1).filter((b) => meet(a, b)));
    const node = (end) => document.getElementById(`c-${end}`) ?? document.getElementById(`j-${end}`);
    const loose = [...document.querySelectorAll("#canvas .link:not(.away)")].flatMap((link) => {
      const path = link.querySelector("path"),
        matrix = path.getScreenCTM();
      return [
        ["from", 0],
        ["to", path.getTotalLength()],
      ].filter(([end, at]) => {
        const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
        const { left, right, top, bottom } = area(node(link.dataset[end]).querySelector("rect"));
        return x < left - 4 || x > right + 4 || y < top - 4 || y > bottom + 4;
      });
    });
    return [over.length, loose.length];
  });
  holds("no two boxes meet, and every line keeps its ends", astray.join() === "0,0", astray);
  await page.locator("#unfold-picture").click();
  const [, after] = await drawn();
  holds("and unfolded it is as it was", (await boxes(page)) === all && after === before);

  await page.locator("#search").fill("ceasefire");
  const found = await page.locator("#canvas .found").count();
  holds("what is found is marked in the picture", found > 0 && found === Number((await page.locator("#found").textContent()).split(" ")[0]), found);
  await page.locator("#search").fill("");
  await page.evaluate(() => {
    location.hash = "#wait";
  });
  await page.waitForFunction(() => document.querySelector("#claim .anchor").textContent === "#wait");
  await page.locator("#claim-text").focus();
  await page.keyboard.press("f");
  await page.evaluate(() => {
    location.hash = "#minsk-demand";
  });
  await page.waitForFunction(() => document.querySelector("#claim .anchor").textContent === "#minsk-demand");
  await page.locator("#switch").click();
  const state = () =>
    page.evaluate(() => ({
      place: document.getElementById("canvas").style.transform,
      told: document.getElementById("changes").textContent,
      at: location.hash,
      away: document.querySelectorAll("#canvas .away").length,
      open: [...document.querySelectorAll("#tree [aria-expanded=true]")].filter((row) => row.checkVisibility()).length,
      verdicts: [...document.querySelectorAll("#canvas [data-claim]")].map(({ dataset }) => dataset.verdict).join(),
    }));
  await page.waitForTimeout(400);
  const asLeft = await state();
  await page.reload();
  await page.waitForSelector("html.ready", { state: "attached" });
  const again = await state();
  holds(
    "loaded anew, the page is as it was left",
    JSON.stringify(asLeft) === JSON.stringify(again) && asLeft.told !== "" && asLeft.away > 0,
    [asLeft, again].map(({ verdicts, ...rest }) => rest),
  );
  holds("nothing complained while looking", complaints.length === 0, complaints);
  await close();

  const phone = await open("article", { width: 375, height: 800, hasTouch: true, isMobile: true });
  const area = await phone.page.locator("#frame").boundingBox();
  const [left, top] = [area.x + area.width / 2, area.y + area.height / 2];
  const touch = await phone.page.context().newCDPSession(phone.page);
  const fingers = (type, apart) =>
    touch.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        apart === undefined
          ? []
          : [
              { x: left - apart, y: top, id: 0 },
              { x: left + apart, y: top, id: 1 },
            ],
    });
  const small = await placed(phone.page);
  await fingers("touchStart", 30);
  for (const apart of [40, 50, 60, 70]) await fingers("touchMove", apart);
  await fingers("touchEnd");
  const large = await placed(phone.page);
  holds("two fingers scale it", large.scale > 1.5 * small.scale, [small, large]);
  const width = await phone.page.evaluate(() => [document.documentElement.scrollWidth, visualViewport.scale]);
  holds("and not the page", width[0] <= 375 && width[1] === 1, width);
  await phone.page.locator("#tree [role=treeitem]").nth(1).tap();
  holds("nothing complained on a phone", phone.complaints.length === 0, phone.complaints);
  await phone.close();
}

async function judging() {
  const { page, complaints, close } = await open("library", { hash: `#${task.switch}` });
  await page.evaluate(() => {
    location.hash = "#open-sundays";
  });
  await page.waitForFunction(() => document.querySelector("#claim .anchor").textContent === "#open-sundays");
  const cruxes = await page.locator("#claim .cruxes a").evaluateAll((links) => links.map((link) => decodeURIComponent(link.hash.slice(1))));
  holds("what a verdict hangs on is what the library says", JSON.stringify(cruxes) === JSON.stringify(task.cruxes), [cruxes, task.cruxes]);
  await page.evaluate((id) => {
    location.hash = `#${id}`;
  }, task.switch);
  await page.waitForFunction((id) => document.querySelector("#claim .anchor").textContent === `#${id}`, task.switch);
  await page.locator("#switch").click();
  const changes = task.expected.verdicts;
  for (const [id, verdict] of Object.entries(task.before)) {
    await page.evaluate((id) => {
      location.hash = `#${id}`;
    }, id);
    await page.waitForFunction((id) => document.querySelector("#claim .anchor").textContent === `#${id}`, id);
    const expected = changes[id]?.after ?? verdict;
    holds(`what if: ${id} is ${expected}`, (await chip(page)) === expected, await chip(page));
    const drawn = await page
      .locator(`#canvas [data-claim="${id}"]`)
      .evaluate((box) => [
        box.classList.contains(box.dataset.verdict),
        box.dataset.verdict,
        box.querySelector(".verdict").textContent.split(",")[0],
        box.getAttribute("aria-label"),
      ]);
    holds(`and ${id} is drawn so`, drawn[0] && drawn[1] === expected && drawn[2] === expected && drawn[3].includes(expected), drawn);
  }
  const banner = await page.locator("#changes .sum a").first().textContent();
  const sentence = await page.locator(`#canvas [data-claim="${task.switch}"] .sentence`).first().textContent();
  holds("what is switched is told by its sentence", banner.startsWith(sentence), [banner, sentence]);
  const told = await page.locator("#changes .changes li").count();
  holds("what changes is told", told === Object.keys(changes).length, told);
  holds("axe finds nothing in what changed", (await accessibility(page)).length === 0, await accessibility(page));
  await page.screenshot({ path: path.join(task.shots, "page-what-if.png") });
  await page.locator("#claim-text").focus();
  await page.keyboard.press("u");
  holds("it can be undone", await page.locator("#changes").isHidden());
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  holds("a picture that can be read is printed", (await page.locator("#frame").isVisible()) && !(await page.locator(".unprintable").isVisible()));
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  holds("with the verdict that was", (await chip(page)) === Object.values(task.before).at(-1));
  holds("nothing complained while judging", complaints.length === 0, complaints);
  await close();
}

// Chooses every claim of a page, one after another.
async function visit(page) {
  await page.evaluate(async () => {
    for (const claim of JSON.parse(document.getElementById("data").textContent).claims.filter((claim) => claim.id)) {
      location.hash = `#${encodeURIComponent(claim.id)}`;
      await new Promise((go) => setTimeout(go, 5));
    }
  });
}

async function partly() {
  const { page, complaints, close } = await open("part", { hash: "#deal-now" });
  await visit(page);
  await page.evaluate(() => {
    location.hash = "#deal-now";
  });
  await page.waitForFunction(() => document.querySelector("#claim .anchor").textContent === "#deal-now");
  const states = await page.locator("#claim .step .state strong").allTextContents();
  holds("what rests on claims that are not shown is told as in the whole", states.includes("stands") && !states.includes("fails"), states);
  await page.locator("#unfold-all").click();
  await page.locator("#switch").click();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  holds("nothing complained of a part of a map", complaints.length === 0, complaints);
  await close();
}

async function scriptless() {
  const { page, complaints, close } = await open("article", { javaScriptEnabled: false });
  const box = await page.locator("#canvas svg").boundingBox();
  holds("without scripts the picture is there from its corner on", box.width > 400 && box.x >= 0 && box.y >= 0, box);
  for (const part of ["#outline", "#details", ".tools"]) holds(`and ${part} is not`, !(await page.locator(part).isVisible()));
  holds("and it says so", await page.locator("noscript p").isVisible());
  holds("nothing complained of", complaints.length === 0, complaints);
  await close();
}

async function stepping() {
  const { page, close } = await open("article", { hash: "#deal-now" });
  const chosen = async (id) => {
    await page.waitForFunction((id) => document.querySelector("#claim .anchor").textContent === `#${id}`, id);
    return true;
  };
  await page.locator("#search").fill("war-enabled-talks");
  await page.keyboard.press("Enter");
  await chosen("war-enabled-talks");
  await page.goBack();
  holds("Back goes to the claim before", await chosen("deal-now"));
  await page.goForward();
  holds("and Forward to the one behind", await chosen("war-enabled-talks"));
  await page.keyboard.press("w");
  const isAsserted = (await page.locator("#changes").textContent()).includes("asserting");
  const struck = await page.locator("#canvas .withdrawn").count();
  holds("what is withdrawn is struck out, and what is asserted is not", struck === (isAsserted ? 0 : 1), struck);
  await close();
}

async function otherwise() {
  if (!task.preferred) return;
  const { page, complaints, close } = await open("preferred");
  await visit(page);
  holds("another semantics is named", (await page.locator("#summary").textContent()).includes("the preferred semantics"));
  holds("by which nothing is switched", (await page.locator("#switch").count()) === 0);
  holds("and it is told why", (await page.locator("#claim .trial").textContent()).includes("grounded semantics only"));
  await page.keyboard.press("w");
  holds("again where the key asks for it", (await page.locator("#notice").textContent()).includes("grounded semantics only"));
  await page.evaluate(() => {
    location.hash = "#open-sundays";
  });
  await page.waitForFunction(() => document.querySelector("#claim .anchor").textContent === "#open-sundays");
  const claim = await page.locator("#claim").innerText();
  holds("nothing is said of a step that only the grounded semantics tells", !/stands,|undecided|answered|defeated|outweighed/i.test(claim), claim);
  holds("but what accepted means", claim.includes("By the preferred semantics: what is accepted stands on every reading."), claim);
  holds("nothing complained of it", complaints.length === 0, complaints);
  await close();
}

async function emptiness() {
  const { page, complaints, close } = await open("empty", { hash: "#a" });
  holds("of a map without claims it is told that there are none", (await page.locator("#notice").textContent()) === "There are no claims to show.");
  for (const part of ["#outline", "#picture", "#details"]) holds(`and ${part} is not there`, !(await page.locator(part).isVisible()));
  for (const key of ["/", "a", "Enter", "Escape", "Tab", "w", "f", "u", "d", "p", "o", "0", "?"]) await page.keyboard.press(key);
  holds("axe finds nothing in it", (await accessibility(page)).length === 0, await accessibility(page));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  holds("nothing complained of an empty map", complaints.length === 0, complaints);
  await close();
}

async function hostility() {
  const { page, complaints, close } = await open("hostile");
  await visit(page);
  await page.locator("#unfold-all").click();
  await page.locator("#search").fill("script");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const links = await page.evaluate(() => [...document.links].map((link) => link.getAttribute("href")).filter((href) => !href.startsWith("#")));
  holds(
    "only addresses of the web are links",
    links.every((href) => href === "https://example.org/a"),
    links,
  );
  const strange = await page.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length +
      document.querySelectorAll("img, iframe, object, embed").length,
  );
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
  const slow = await page.evaluate(async () => {
    const frame = document.getElementById("frame").getBoundingClientRect(),
      times = [];
    const event = (type, x) =>
      document.getElementById("frame").dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          button: 0,
          bubbles: true,
          clientX: frame.x + 300 + x,
          clientY: frame.y + 200,
        }),
      );
    document.getElementById("frame").setPointerCapture = () => {};
    event("pointerdown", 0);
    for (let at = 1, last = performance.now(); at <= 60; at += 1) {
      event("pointermove", 6 * at);
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - last);
      last = performance.now();
    }
    event("pointerup", 360);
    return Math.max(...times.slice(5)).toFixed(0);
  });
  console.log(`the slowest of 55 frames while its picture is moved took ${slow} ms`);
  await page.locator("#search").fill("number 1999");
  await page.keyboard.press("Enter");
  holds("a claim far down is found and shown", (await heading(page)).includes("number 1999"), await heading(page));
  holds("and its place in the outline", (await page.locator("#tree [aria-selected=true]:visible").count()) === 1);
  const drawn = await page.locator("#canvas [data-claim]").count();
  holds("of a large map the most important part is drawn", drawn === 400, drawn);
  const stacked = await page.locator("#canvas [data-fold]").evaluateAll((stacks) => stacks.reduce((sum, { dataset }) => sum + Number(dataset.claims), 0));
  holds("and stacks have the rest", drawn + stacked === 2000, stacked);
  await page
    .locator("#canvas [data-fold]")
    .first()
    .evaluate((stack) => stack.querySelector("text").dispatchEvent(new MouseEvent("click", { bubbles: true })));
  const at = await page.locator("#canvas [data-fold]").first().getAttribute("data-fold");
  holds("a stack opens its claim", (await page.locator("#claim .anchor").textContent()) === `#${at}`, at);
  holds("in the outline", await page.evaluate(() => document.activeElement.matches("[role=treeitem][aria-expanded=true][aria-selected=true]")));
  await page.locator("#claim-text").focus();
  await page.keyboard.press("f");
  const gone = await page.locator("#canvas .away").count();
  holds("and folds with it", (await page.locator(`#canvas .away[data-fold="${at}"]`).count()) === 1 && gone > 0, gone);
  holds("nothing complained of a large map", complaints.length === 0, complaints);
  await close();
}

async function width() {
  const { page, complaints, close } = await open("wide");
  const rows = page.locator("#tree [role=treeitem]");
  const first = await rows.count();
  holds("a wide branch is made in part", first < 400, first);
  await rows.last().click();
  holds("and more of it when asked for", (await rows.count()) > first, await rows.count());
  holds(
    "with the focus on the first that was added",
    await page.evaluate(() => document.activeElement.textContent.includes("Objection 300")),
    await page.evaluate(() => document.activeElement.textContent),
  );
  holds("what is told of a claim has an end", (await page.locator("#claim .step").count()) < 100);
  await page.locator("#search").fill("objection 999");
  await page.keyboard.press("Enter");
  holds("whatever is looked for is unfolded", (await page.locator("#tree [aria-selected=true]:visible").count()) === 1);
  holds("nothing complained of a wide map", complaints.length === 0, complaints);
  await close();
}

try {
  for (const check of [looks, reading, looking, judging, stepping, scriptless, partly, otherwise, emptiness, hostility, size, width]) await check();
} finally {
  await browser.close();
}
process.exit(wrong.length ? 1 : 0);
