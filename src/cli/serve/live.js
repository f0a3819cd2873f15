// Asks what the files say now, again and again, and shows it. All that is shown is set as text.
"use strict";

const picture = document.getElementById("picture");
const heading = document.querySelector("h1");
const state = document.getElementById("state");
const isOld = document.getElementById("old");
const wrong = document.getElementById("wrong");
const findings = document.getElementById("findings");

// The numbers of what is shown.
let number = null;
let drawn = null;
// What the map is called; while it cannot be read, what it was called before.
let called = "elenchus";

function element(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  if (text !== undefined) made.textContent = text;
  return made;
}

// A file is named where it is not the map itself, which the heading names.
function place({ file, range }) {
  if (!file || !range) return file ?? "";
  const { line, column } = range.start;
  return file === called ? `line ${line}:${column}` : `${file}:${line}:${column}`;
}

// How far two lines are the same.
function common(one, other) {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at += 1;
  return at;
}

// A line as it is and as it would be, with what differs marked.
function remedy({ line, before, after }) {
  const letters = [[...before], [...after]];
  const from = common(...letters);
  const until = common(...letters.map((letters) => letters.slice(from).reverse()));
  const shown = (name, sign, letters) => {
    const whole = element(name, "code", `${line} ${sign} ${letters.slice(0, from).join("").trimStart()}`);
    const end = letters.length - until;
    whole.append(element("mark", "", letters.slice(from, end).join("")), letters.slice(end).join(""));
    return whole;
  };
  return [shown("del", "−", letters[0]), shown("ins", "+", letters[1])];
}

function entry(finding, lines) {
  const item = element("li", finding.severity);
  const first = element("p", "message");
  first.append(
    element("span", "severity", finding.severity),
    element("span", "code", `[${finding.code}]`),
    `: ${finding.message}`,
  );
  item.append(first);
  const line = (kind, text) => item.append(element("p", kind, text));
  if (finding.file) line("place", finding.label ? `${place(finding)}: ${finding.label}` : place(finding));
  for (const label of finding.labels) line("place", `${place(label)}: ${label.message}`);
  for (const note of finding.notes) line("remark", `note: ${note}`);
  const help = finding.help ?? finding.fix?.message;
  if (help) line("remark", `help: ${help}`);
  item.append(...(lines ?? []).flatMap(remedy));
  return item;
}

function show(now) {
  number = now.number;
  const old = Boolean(now.picture && now.picture.old);
  document.body.classList.toggle("old", old);
  isOld.hidden = !old;
  if (now.name) called = now.name;
  heading.textContent = now.name ? `Findings in ${now.name}` : "Findings";
  const own = `${now.name}: `;
  state.textContent = (now.summary.startsWith(own) ? now.summary.slice(own.length) : now.summary) || "The map cannot be read.";
  wrong.replaceChildren(...now.wrong.map((message) => element("li", "error", message)));
  const found = now.report ? now.report.findings : [];
  findings.replaceChildren(...found.map((finding, at) => entry(finding, now.remedies?.[at])));
  const { errors = 0, warnings = 0 } = now.report?.summary ?? {};
  const grave = now.wrong.length + errors + warnings;
  document.title = `${grave > 0 ? `(${grave}) ` : ""}${called}`;
  if (now.picture && now.picture.number !== drawn) {
    if (drawn === null) picture.contentWindow.location.replace(`/map${location.hash}`);
    else redraw();
    drawn = now.picture.number;
  }
}

// Loads the picture anew, and leaves people where they were.
function redraw() {
  const scrolled = [...picture.contentDocument.querySelectorAll("[id]")].filter((part) => part.scrollTop || part.scrollLeft);
  const places = scrolled.map((part) => [part.id, part.scrollLeft, part.scrollTop]);
  const restore = () => places.forEach(([id, left, top]) => picture.contentDocument.getElementById(id)?.scrollTo(left, top));
  picture.addEventListener("load", restore, { once: true });
  picture.contentWindow.location.reload();
}

// The claim that is chosen in the picture is a part of the address, and the other way round.
picture.addEventListener("load", () => {
  const inner = picture.contentWindow;
  const mirror = () => location.hash !== inner.location.hash && history.replaceState(null, "", inner.location.hash || "#");
  for (const event of ["click", "keyup", "hashchange"]) inner.addEventListener(event, mirror);
});
addEventListener("hashchange", () => {
  const inner = picture.contentWindow;
  if (inner.location.hash !== location.hash) inner.location.hash = location.hash;
});

// A page that nobody sees asks nothing: a browser has only a few connections for all of them.
function seen() {
  if (!document.hidden) return Promise.resolve();
  return new Promise((go) => document.addEventListener("visibilitychange", go, { once: true })).then(seen);
}

async function ask() {
  const answer = await fetch(number === null ? "/findings.json" : `/findings.json?since=${number}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function follow() {
  for (;;) {
    await seen();
    try {
      show(await ask());
    } catch {
      // Another server may come, and count anew.
      number = null;
      state.textContent = "The server does not answer. Is it still running?";
      await new Promise((go) => setTimeout(go, 1000));
    }
  }
}

follow();
