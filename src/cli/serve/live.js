// Asks what the files say now, again and again, and shows it. All that is shown is set as text.
"use strict";

const picture = document.getElementById("picture");
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

function place(of) {
  if (!of.file) return "";
  return of.range ? `${of.file}:${of.range.start.line}:${of.range.start.column}` : of.file;
}

function entry(finding) {
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
  if (finding.help) line("remark", `help: ${finding.help}`);
  return item;
}

function show(now) {
  number = now.number;
  const old = Boolean(now.picture && now.picture.old);
  document.body.classList.toggle("old", old);
  isOld.hidden = !old;
  state.textContent = now.summary || "The map cannot be read.";
  wrong.replaceChildren(...now.wrong.map((message) => element("li", "error", message)));
  const found = now.report ? now.report.findings : [];
  findings.replaceChildren(...found.map(entry));
  const errors = now.wrong.length + (now.report ? now.report.summary.errors : 0);
  if (now.name) called = now.name;
  document.title = `${errors > 0 ? `(${errors}) ` : ""}${called}`;
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
