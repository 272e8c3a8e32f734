// Both texts side by side: a clause is asked about, chosen, or drawn onto one of the other text.
import { el, fill, say } from "./dom.js";

const DIGITS = "零一二三四五六七八九";
const KIND = "application/x-clause";

// --- numbers as people type them -------------------------------------------------------------------

// 19 is 十九, 120 is 一百二十: numbers of articles are below ten thousand.
function han(number) {
  let out = "";
  let gap = false;
  for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
    const digit = Math.floor(number / unit) % 10;
    if (digit) {
      out += (gap && out ? "零" : "") + DIGITS[digit] + name;
      gap = false;
    } else gap = gap || out !== "";
  }
  return out.startsWith("一十") ? out.slice(1) : out || "零";
}

const plain = (text) => text.normalize("NFKC").replace(/[\s()（）]/g, "")
  .replace(/\d{1,4}/g, (digits) => han(Number(digits)));

// Which clauses a typed number means: the clause itself, else all of the article of that number.
export function find(desk, side, typed) {
  const found = new Set();
  for (const part of typed.split(/[、,，;；]/).map((one) => one.trim()).filter(Boolean)) {
    const bare = /^\d{1,4}$/.test(part.normalize("NFKC")) ? `第${part}条` : part;
    const wanted = plain(bare);
    const lines = desk.texts[side].lines.filter((line) => line.clause && line.locator);
    const exact = lines.filter((line) => plain(line.locator) === wanted);
    for (const line of exact.length ? exact : lines.filter((one) => plain(one.locator).startsWith(wanted))) {
      found.add(line.node);
    }
  }
  return [...found];
}

// --- drawing one clause onto another ---------------------------------------------------------------

let held = null;

export function draggable(desk, box, side, clause) {
  box.draggable = true;
  box.addEventListener("dragstart", (event) => {
    held = { side, clause };
    event.dataTransfer.setData(KIND, `${side}.${clause}`);
    event.dataTransfer.effectAllowed = "link";
    event.stopPropagation();
  });
  box.addEventListener("dragend", () => { held = null; });
  const fits = () => held && held.side !== side;
  box.addEventListener("dragover", (event) => {
    if (!fits()) return;
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    box.classList.remove("over");
    if (!fits()) return;
    event.preventDefault();
    const { side: from, clause: drawn } = held;
    held = null;
    desk.answer(from, [drawn], [clause]);
  });
}

// --- the texts -------------------------------------------------------------------------------------

export function startPanes(desk) {
  desk.lines = [new Map(), new Map()];
  startTwice(desk);
  for (const side of [0, 1]) {
    fill(`text${side}`, ...desk.texts[side].lines.map((line) => entry(desk, side, line)));
    document.body.append(el("datalist", { id: `list${side}` }, ...desk.texts[side].lines
      .filter((line) => line.clause).map((line) => el("option", { value: line.locator }))));
  }
}

function entry(desk, side, line) {
  if (!line.clause) return el("li", { class: "heading" }, line.words);
  const badge = el("span", { class: "badge" });
  const box = el("div", {
    class: "clause", role: "button", tabindex: -1, "data-side": side, "data-node": line.node, "aria-pressed": "false",
  }, el("span", {}, line.words), badge);
  const act = (event) => {
    last = { side, clause: line.node, x: event.clientX, y: event.clientY, at: event.timeStamp };
    // A click leaves the keys to the question; who walks the text by keys stays in it.
    if (event.detail) box.blur();
    press(desk, side, line.node, event.shiftKey);
  };
  box.addEventListener("click", act);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); act(event); }
    else if (event.key === "a") desk.turnTo({ side, clause: line.node }, true);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event, box);
  });
  draggable(desk, box, side, line.node);
  desk.lines[side].set(line.node, { box, badge });
  return el("li", { class: line.depth ? "inner" : null }, box);
}

// The first click may move what lies under the pointer: the second means the clause of the first.
let last = null;
const TWICE = { milliseconds: 500, pixels: 6 };

function isSecond(event) {
  return last && event.timeStamp - last.at < TWICE.milliseconds
    && Math.hypot(event.clientX - last.x, event.clientY - last.y) < TWICE.pixels;
}

function startTwice(desk) {
  document.addEventListener("click", (event) => {
    if (!isSecond(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const { side, clause } = last;
    last = null;
    desk.turnTo({ side, clause }, true);
  }, true);
}

// A clause of the other text is taken in or out; one of the same is asked about, with Shift added.
function press(desk, side, node, added) {
  if (!desk.card || (side === desk.card.side && !added)) desk.turnTo({ side, clause: node }, true);
  else if (side !== desk.card.side) desk.toggle(desk.chosen.partners, node);
  else if (node !== desk.card.clause) desk.toggle(desk.chosen.asked, node);
}

function walk(event, box) {
  event.preventDefault();
  const all = [...box.closest("ol").querySelectorAll(".clause")];
  const next = all[all.indexOf(box) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { next.focus(); }
}

export function showPanes(desk, turned = false) {
  if (!desk.lines || !desk.state) return;
  const chosen = desk.current ? { [desk.card.side]: desk.chosen.asked, [1 - desk.card.side]: desk.chosen.partners } : {};
  for (const side of [0, 1]) {
    for (const [node, { box, badge }] of desk.lines[side]) {
      const partners = desk.partners[side].get(node) || [];
      const done = desk.asked[side].has(node);
      const here = Boolean(desk.current && desk.current.side === side && desk.current.clause === node);
      const label = partners.length ? say("linked", partners.map((one) => desk.locator(1 - side, one)).join("、")) : say("unlinked");
      badge.textContent = done ? `${label} ✓` : label;
      box.classList.toggle("lone", !partners.length);
      box.classList.toggle("doubtful", !done && (desk.sure[side].get(node) ?? 1) < 0.6);
      box.classList.toggle("here", here);
      box.setAttribute("aria-pressed", String(Boolean(chosen[side] && chosen[side].has(node))));
      box.tabIndex = here ? 0 : -1;
    }
  }
  if (turned && desk.current) {
    show(desk, desk.card.side, desk.card.clause);
    const first = desk.card.linked[0] ?? desk.card.options[0]?.clause;
    if (first !== undefined) show(desk, 1 - desk.card.side, first);
  }
}

// Brings a clause that is out of sight into view inside its own text, without moving the page.
function show(desk, side, node) {
  const line = desk.lines[side].get(node);
  if (!line) return;
  const list = line.box.closest("ol");
  const item = line.box.closest("li");
  const above = item.offsetTop < list.scrollTop;
  const below = item.offsetTop + item.offsetHeight > list.scrollTop + list.clientHeight;
  if (above || below) list.scrollTop = item.offsetTop - list.clientHeight / 3;
}
