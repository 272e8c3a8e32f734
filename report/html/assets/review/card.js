// One question: the clause, what may answer it and why, and the ways to answer.
import { el, fill, say, shared } from "./dom.js";
import { draggable, find } from "./panes.js";

const { $, tell } = page;

// Which keys answer a question.
export function cardKeys(desk) {
  const here = (act) => () => desk.card && act();
  const keys = {
    y: here(() => desk.answer(desk.card.side, whole(desk), desk.card.linked)),
    n: here(() => desk.part()),
    0: here(() => desk.answer(desk.card.side, [desk.card.clause], [])),
    Enter: here(() => confirm(desk)),
    l: here(() => desk.list()),
    g: here(() => $("partners-field").focus()),
    b: here(() => $("asked-field").focus()),
  };
  for (let digit = 1; digit <= 9; digit += 1) {
    keys[digit] = here(() => {
      const option = desk.card.options[digit - 1];
      if (option) desk.toggle(desk.chosen.partners, option.clause);
    });
  }
  return keys;
}

const whole = (desk) => [desk.card.clause, ...desk.card.together];
const confirm = (desk) => desk.answer(desk.card.side, desk.chosen.asked, desk.chosen.partners);

export function startCard(desk) {
  fill("card", el("p", { class: "line" }, say("loading")));
  desk.field = (side, id, label, set) => field(desk, side, id, label, set);
}

export function showCard(desk) {
  const { card } = desk;
  if (!card) {
    fill("card", el("p", { class: "done" }, say("nothing-left")));
    return;
  }
  const typed = ["partners-field", "asked-field"].includes(document.activeElement?.id) && document.activeElement.id;
  fill("card",
    el("h3", { class: "question" }, say(card.side ? "ask-variant" : "ask-template"), " ",
      el("strong", { lang: "zh-Hans" }, card.locator), card.decided ? el("small", {}, " ", say("decided")) : null),
    el("div", { class: "both" }, asked(desk), options(desk)),
    buttons(desk));
  if (typed) $(typed).focus();
}

function asked(desk) {
  const { card } = desk;
  const box = el("div", { class: "asked", "data-side": card.side, "data-node": card.clause, lang: "zh-Hans" },
    card.lead ? el("p", { class: "lead" }, card.lead) : null,
    el("p", { class: "words" }, ...shared(card.runs)));
  draggable(desk, box, card.side, card.clause);
  const also = [...desk.chosen.asked].filter((one) => one !== card.clause);
  return el("div", { class: "left" }, box,
    chips(desk, card.side, also, desk.chosen.asked, "also"),
    field(desk, card.side, "asked-field", "also-field", "asked"));
}

// Clauses that are in the answer beside the one asked about, each with a button that takes it out.
function chips(desk, side, clauses, set, label) {
  if (!clauses.length) return null;
  return el("p", { class: "chips" }, say(label), " ", ...clauses.map((one) => el("button", {
    type: "button", class: "chip", lang: "zh-Hans", "aria-label": say("take-out", desk.locator(side, one)),
    on: { click: () => desk.toggle(set, one) },
  }, desk.locator(side, one), " ×")));
}

function options(desk) {
  const { card } = desk;
  const known = new Set(card.options.map((one) => one.clause));
  const more = [...desk.chosen.partners].filter((one) => !known.has(one));
  const listed = card.options.map((one, at) => option(desk, one, at));
  return el("div", { class: "right" },
    listed.length ? el("ol", { class: "options" }, ...listed) : el("p", { class: "line" }, say("no-option")),
    chips(desk, 1 - card.side, more, desk.chosen.partners, "with"),
    field(desk, 1 - card.side, "partners-field", "with-field", "partners"));
}

function option(desk, one, at) {
  const { card } = desk;
  const item = el("li", { class: "option", "data-side": 1 - card.side, "data-node": one.clause },
    el("label", {},
      el("input", {
        type: "checkbox", checked: desk.chosen.partners.has(one.clause), value: one.clause,
        on: { change: () => desk.toggle(desk.chosen.partners, one.clause) },
      }),
      el("span", {}, el("kbd", { "aria-hidden": "true" }, String(at + 1)), " ",
        el("strong", { lang: "zh-Hans" }, one.locator), " ", el("small", {}, one.sure))),
    one.lead ? el("p", { class: "lead", lang: "zh-Hans" }, one.lead) : null,
    el("p", { class: "words", lang: "zh-Hans" }, ...shared(one.runs)),
    el("p", { class: "why" }, [...one.why, one.beside].filter(Boolean).join(" ")));
  draggable(desk, item, 1 - card.side, one.clause);
  return item;
}

function field(desk, side, id, label, set) {
  const input = el("input", { id, list: `list${side}`, autocomplete: "off", size: 14 });
  const form = el("form", { class: "typed" }, el("label", {}, say(label), " ", input),
    el("button", { type: "submit" }, say("add")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = find(desk, side, input.value);
    if (!found.length) { tell(say("nowhere", input.value.trim())); return; }
    input.value = "";
    for (const one of found) desk.chosen[set].add(one);
    desk.refresh();
    $(id).focus();
  });
  input.addEventListener("keydown", (event) => {
    // An empty field is done with: the answer is given.
    if (event.key === "Enter" && !input.value.trim() && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      input.blur();
      confirm(desk);
    }
  });
  return form;
}

function buttons(desk) {
  const { card } = desk;
  const button = (id, key, words, act, off = false) => el("button", {
    type: "button", id, "aria-keyshortcuts": key, disabled: off, on: { click: act },
  }, words, " ", el("kbd", { "aria-hidden": "true" }, key));
  const linked = card.linked.length > 0;
  return el("div", { class: "answers" },
    button("yes", "y", linked ? say("yes") : say("yes-none"),
      () => desk.answer(card.side, whole(desk), card.linked)),
    button("no", "n", say("no"), () => desk.part(), !linked),
    button("confirm", "Enter", say("confirm", desk.chosen.partners.size), () => confirm(desk)),
    button("none", "0", say("none"), () => desk.answer(card.side, [card.clause], [])),
    button("whole", "l", say("whole", card.list), () => desk.list(), card.list < 2),
    button("later", "s", say("later"), () => desk.skip()));
}
