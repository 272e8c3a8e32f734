// The page on which links, findings and notes are decided: what is known, and every step taken.
import { ask, el, fill, say } from "./dom.js";
import { cardKeys, showCard, startCard } from "./card.js";
import { showPanes, startPanes } from "./panes.js";
import { showFindings, showRows, showSaid } from "./rows.js";

const { $, tell } = page;
const desk = {
  texts: [], state: null, card: null, skipped: new Set(), busy: Promise.resolve(),
  current: null, chosen: { asked: new Set(), partners: new Set() }, turn: 0,
};

const key = (one) => `${one.side}.${one.clause}`;
const locator = (side, clause) => desk.names[side].get(clause) || "";

// --- what is known -------------------------------------------------------------------------------

function know(state) {
  desk.state = state;
  desk.partners = [new Map(), new Map()];
  desk.sure = [new Map(), new Map()];
  state.links.forEach(([template, variant, probability]) => {
    for (const t of template) { desk.partners[0].set(t, variant); desk.sure[0].set(t, probability); }
    for (const v of variant) { desk.partners[1].set(v, template); desk.sure[1].set(v, probability); }
  });
  desk.asked = state.asked.map((side) => new Set(side));
  showQueue();
  showPanes(desk);
  showSaid(desk);
  $("undo").disabled = !state.undo;
  document.body.dataset.step = state.undo;
}

function open() {
  return desk.state.questions.filter((one) => !desk.skipped.has(key(one)));
}

function countSure() {
  const least = Number($("least").value) / 100;
  return desk.state.links.filter(([template, variant, probability]) =>
    probability >= least &&
    !(template.some((t) => desk.asked[0].has(t)) || variant.some((v) => desk.asked[1].has(v)))).length;
}

function showQueue() {
  const { left, wrong } = desk.state;
  $("n-links").textContent = left || "";
  $("left").textContent = say((left ? "left" : "done") + (wrong ? "" : "-sure"), ...(left ? [left, wrong] : [wrong]));
  $("accept").textContent = say("accept", countSure());
  fill("questions", ...desk.state.questions.map((one) => el("li", {},
    el("button", {
      type: "button", "data-key": key(one), class: desk.skipped.has(key(one)) ? "skipped" : null,
      "aria-current": desk.current && key(one) === key(desk.current) ? "true" : null,
      on: { click: () => turnTo(one) },
    }, el("strong", { lang: "zh-Hans" }, one.locator), " ",
    el("small", {}, say(one.side ? "variant" : "template"), " ", say("worth", one.worth)),
    el("span", { class: "first", lang: "zh-Hans" }, one.words)))));
}

// --- steps -----------------------------------------------------------------------------------------

// Steps go one after the other; each says of which state it was asked.
function step(asked) {
  desk.busy = desk.busy.then(() => taken(asked)).catch(() => { tell(say("gone")); return false; });
  return desk.busy;
}

async function taken(asked) {
  const { status, told } = await ask("step", { ...asked, revision: desk.state.revision });
  if (status === 409) tell(say("stale"));
  else if (status !== 200) { tell(told.error || say("refused")); return false; }
  know(told);
  return status === 200;
}

async function decide(asked, words) {
  const began = performance.now();
  if (!await step(asked)) return;
  const shifts = desk.state.shifts;
  fill("told", el("strong", {}, words), ...(shifts.length
    ? [" ", say("shifts", shifts.length), el("ul", {}, ...shifts.map((one) => el("li", {}, one)))]
    : [" ", say("no-shift")]));
  document.body.dataset.took = Math.round(performance.now() - began);
  await next();
}

const named = (side, clauses) => [...clauses].map((one) => locator(side, one)).join("、");

// ``asked`` answers ``partners`` of the other side, or nothing.
function answer(side, asked, partners) {
  const ours = [...asked], theirs = [...partners];
  const words = theirs.length
    ? say("answered", named(side, ours), named(1 - side, theirs))
    : say("alone", named(side, ours));
  return decide({ do: "answer", side, asked: ours, partners: theirs }, words);
}

function part() {
  const { side, clause } = desk.current;
  if (!desk.card.linked.length) { tell(say("nothing-linked")); return null; }
  const words = say("parted", locator(side, clause), named(1 - side, desk.card.linked));
  return decide({ do: "part", side, asked: [clause] }, words);
}

function list() {
  const { side, clause } = desk.current;
  return decide({ do: "list", side, clause }, say("listed", desk.card.list));
}

async function undo() {
  if (!await step({ do: "undo" })) return;
  fill("told", say("undone"));
  if (desk.current) await turnTo(desk.current);
  await showTab();
}

function skip() {
  desk.skipped.add(key(desk.current));
  showQueue();
  return next();
}

// --- where the reader is ---------------------------------------------------------------------------

// Answers may come in another order than they were asked for: the last clause turned to counts.
async function turnTo({ side, clause }, focused = false) {
  const turn = ++desk.turn;
  const { status, told } = await ask(`card?side=${side}&clause=${clause}`);
  if (status !== 200 || turn !== desk.turn) return;
  desk.current = { side, clause };
  desk.card = told;
  desk.chosen = { asked: new Set([clause, ...told.together]), partners: new Set(told.linked) };
  refresh(true);
  if (focused) $("card").focus({ preventScroll: true });
  for (const button of document.querySelectorAll("#questions button")) {
    const here = button.dataset.key === key(desk.current);
    if (here) { button.setAttribute("aria-current", "true"); button.scrollIntoView({ block: "nearest" }); }
    else button.removeAttribute("aria-current");
  }
}

function refresh(turned = false) {
  showCard(desk);
  showPanes(desk, turned);
}

async function next() {
  const first = open()[0] || desk.state.questions[0];
  if (first) await turnTo(first);
  else {
    desk.turn += 1;
    desk.current = desk.card = null;
    showCard(desk);
    showPanes(desk);
  }
}

function move(by) {
  const all = desk.state.questions;
  if (!all.length) return;
  const at = desk.current ? all.findIndex((one) => key(one) === key(desk.current)) : -1;
  turnTo(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function toggle(set, clause) {
  if (set.has(clause)) set.delete(clause);
  else set.add(clause);
  refresh();
}

// --- tabs ------------------------------------------------------------------------------------------

const TABS = ["links", "rows", "findings", "said"];
const tab = () => document.querySelector("input[name=tab]:checked").value;

async function showTab() {
  for (const name of TABS) $(`tab-${name}`).hidden = name !== tab();
  if (tab() === "rows" || tab() === "findings") {
    const { status, told } = await ask("rows");
    if (status !== 200) return;
    desk.rows = told;
    showRows(desk);
    showFindings(desk);
  }
}

function turnTab(name) {
  document.querySelector(`input[name=tab][value=${name}]`).checked = true;
  showTab();
}

// --- start -----------------------------------------------------------------------------------------

const KEYS = {
  ...cardKeys(desk),
  j: () => move(1), k: () => move(-1), z: undo, s: () => desk.current && skip(),
  q: () => turnTab("links"), r: () => turnTab("rows"), f: () => turnTab("findings"), d: () => turnTab("said"),
  "/": () => document.querySelector("#partners-field")?.focus(),
};

async function start() {
  Object.assign(desk, { step, answer, part, list, skip, turnTo, toggle, refresh, locator, undo, showTab });
  page.show();
  $("keys").addEventListener("click", () => $("help").showModal());
  page.obey(KEYS, () => { $("take").open = false; });
  $("undo").addEventListener("click", undo);
  $("least").addEventListener("input", () => { $("accept").textContent = say("accept", countSure()); });
  $("sure").addEventListener("submit", (event) => {
    event.preventDefault();
    decide({ do: "sure", least: Number($("least").value) / 100 }, say("accepted", countSure()));
  });
  $("all-findings").addEventListener("change", () => showFindings(desk));
  for (const radio of document.getElementsByName("tab")) radio.addEventListener("change", showTab);
  $("end").addEventListener("click", async () => {
    await desk.busy;
    await ask("../../end", {});
    fill("main", el("p", { class: "ended" }, say("ended")));
    $("bars").hidden = true;
  });
  desk.texts = (await ask("texts")).told;
  desk.names = desk.texts.map((text) => new Map(text.lines.map((line) => [line.node, line.locator])));
  startPanes(desk);
  startCard(desk);
  know((await ask("state")).told);
  await next();
  document.body.dataset.ready = "true";
}

start();
