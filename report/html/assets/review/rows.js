// The table with the notes beside its rows, the findings, and what was decided.
import { el, fill, marked, say } from "./dom.js";

const { $ } = page;
// Milliseconds without a key after which a note is kept.
const PAUSE = 700;

export function showRows(desk) {
  fill("rows", ...desk.rows.map((row) => (row.heading ? heading(row) : article(desk, row))));
}

function side(lines, name) {
  return el("div", { class: "side", lang: "zh-Hans", role: "group", "aria-label": name },
    ...lines.map((runs) => el("p", {}, ...marked(runs))));
}

function heading(row) {
  const [old, own] = row.sides.map((lines) => lines.flat());
  return el("h3", { class: "chapter", lang: "zh-Hans" }, ...marked(own.length && own[0][0] ? own : old));
}

function article(desk, row) {
  const id = `note${row.row}`;
  const note = el("textarea", { id, rows: 2, lang: "zh-Hans" });
  note.value = row.note;
  const keep = () => {
    clearTimeout(note.timer);
    if (note.value.trim() === row.note.trim()) return;
    row.note = note.value;
    desk.step({ do: "note", row: row.row, words: note.value }).then((kept) => {
      note.dataset.kept = String(kept);
    });
  };
  note.addEventListener("input", () => {
    clearTimeout(note.timer);
    delete note.dataset.kept;
    note.timer = setTimeout(keep, PAUSE);
  });
  note.addEventListener("change", keep);
  return el("article", { class: "row", "aria-label": row.name },
    el("div", { class: "head" }, el("h3", { lang: "zh-Hans" }, row.name || "—"), el("p", { class: "relation" }, row.relation)),
    side(row.sides[0], say("template")), side(row.sides[1], say("variant")),
    el("div", { class: "beside" }, el("label", { for: id }, say("note")), note,
      row.findings.length ? el("ul", { class: "notes" }, ...row.findings.map((one) => el("li", { class: one.mark || "finding" }, one.words))) : null));
}

export function showFindings(desk) {
  const all = desk.rows.flatMap((row) => row.findings.map((one) => ({ ...one, name: row.name })));
  const open = all.filter((one) => !one.mark);
  $("n-findings").textContent = open.length || "";
  const shown = $("all-findings").checked ? all : open;
  fill("findings", ...(shown.length ? shown.map((one) => finding(desk, one)) : [el("li", { class: "line" }, say("no-finding"))]));
}

function finding(desk, one) {
  const mark = async (value, reason = "") => {
    const kept = await desk.step({ do: "finding", change: one.change, finding: one.finding, mark: value, reason });
    if (kept) await desk.showTab();
  };
  const reason = el("input", { size: 20, "aria-label": say("reason", one.name) });
  reason.value = one.reason;
  const form = el("form", { class: "dismiss", hidden: true }, el("span", {}, say("why")), reason, el("button", { type: "submit" }, say("dismiss")));
  form.addEventListener("submit", (event) => { event.preventDefault(); mark("dismissed", reason.value); });
  const reject = el("button", { type: "button", class: "reject", on: { click: () => { form.hidden = false; reason.focus(); } } }, say("dismiss"));
  return el("li", { class: `one ${one.mark}` },
    el("label", {}, el("input", { type: "checkbox", checked: one.mark === "done", on: { change: (event) => mark(event.target.checked ? "done" : "") } }),
      el("span", {}, el("strong", { lang: "zh-Hans" }, one.name), " ", one.words)),
    one.mark === "dismissed"
      ? el("p", { class: "line" }, say("dismissed", one.reason || "—"), " ", el("button", { type: "button", class: "again", on: { click: () => mark("") } }, say("again")))
      : reject, form);
}

export function showSaid(desk) {
  const { said, homeless } = desk.state;
  $("n-said").textContent = said.length || "";
  fill("homeless", ...(homeless.length
    ? [el("h3", {}, say("homeless", homeless.length)), el("ul", { class: "wrong" }, ...homeless.map((one) => el("li", {}, one)))]
    : []));
  fill("said", ...said.map((one) => el("li", {}, el("span", { lang: "zh-Hans" }, one.words), " ",
    el("button", { type: "button", on: { click: () => desk.step({ do: "withdraw", entry: one.entry }) } }, say("withdraw")))));
}
