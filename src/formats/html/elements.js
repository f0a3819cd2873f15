// Elements of the page. A text of the map is only ever put in as text, and an address only if it is one of the web.

const byId = (id) => document.getElementById(id);

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter(Boolean));
  return made;
}

// A text of the author's, in whatever direction it is read; what it leaves open ends with it.
const said = (text) => element("bdi", {}, text);

// The beginning of a text, where it is long.
const MOST_LETTERS = 70;
function short(text) {
  const letters = [...text.slice(0, 2 * MOST_LETTERS)];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("").replace(/\s+\S*$/, "")}…` : text;
}

// As in the picture, an address of the web or a DOI is a link, and whatever else is called an address is text.
function address(url, label) {
  const href = (url ?? "").replace(/^doi:(?=10\.)/i, "https://doi.org/");
  return /^https?:\/\/[^\s\p{Cc}]*$/iu.test(href)
    ? element("a", { href, target: "_blank", rel: "noopener noreferrer" }, said(label ?? url))
    : said(label ?? url ?? "");
}

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const scrolling = () => ({ block: "nearest", inline: "nearest", behavior: reduced.matches ? "auto" : "smooth" });
