// Everything stands in the page already; this only hides, shows, sorts and opens.
(() => {
  const { $, root, words, fill, plain, tell, toggleFilters } = page;
  const clauses = JSON.parse($("clauses").textContent)
    .map(([locator, chapter, text, node, left]) => ({ locator, chapter, text, node, left }));
  const names = words.states.split(",");
  const codes = words.codes.split(",");
  const absent = String(codes.indexOf("absent"));
  const rows = [...document.querySelectorAll(".text")];
  const inTable = new Map();
  for (const row of document.querySelectorAll("#texts-table tbody tr")) inTable.set(row.dataset.n, row);
  const kinds = [...document.querySelectorAll("[data-kind]")];
  const values = {};
  for (const kind of kinds) values[kind.dataset.kind] = [...kind.options].map((o) => o.value);
  const changeRows = [...document.querySelectorAll("#changes-table tbody tr")];
  const findingRows = [...document.querySelectorAll("#findings-table tbody tr")];
  const clauseRows = [...document.querySelectorAll("#clauses-table tbody tr")];
  // Where the reader is: a row of the map and a clause; ``picked`` is the clause marked, or -1.
  const state = { row: null, at: 0, picked: -1, query: "" };

  const label = (row) => row.querySelector(".name").textContent;
  const stateOf = (row, at) => Number(row.dataset.states[at]);
  const shownRows = () => [...document.querySelectorAll(".text")].filter((row) => !row.hidden);

  // --- which texts and clauses are shown -----------------------------------------------------

  function meets(row, boxes) {
    if (Number(row.dataset.adopted) * 100 < Number($("least").value)) return false;
    if (kinds.some((kind) => kind.value && row.dataset[kind.dataset.kind] !== kind.value)) return false;
    if (!boxes.length) return true;
    if (state.picked >= 0) return boxes.includes(row.dataset.states[state.picked]);
    return boxes.some((box) => row.dataset.states.includes(box));
  }

  // A query is of texts, of clauses, or of both: what it does not meet at all it leaves whole.
  function apply() {
    const boxes = [...document.querySelectorAll("[name=state]:checked")].map((box) => box.value);
    const query = plain(state.query);
    const said = rows.map((row) => plain(row.dataset.search).includes(query));
    const found = clauses.map((c) => plain(c.locator + c.chapter + c.text).includes(query));
    const ofTexts = said.includes(true) || !found.includes(true);
    const ofClauses = found.includes(true) || !said.includes(true);
    let texts = 0;
    rows.forEach((row, at) => {
      row.hidden = (ofTexts && !said[at]) || !meets(row, boxes);
      inTable.get(row.dataset.n).hidden = row.hidden;
      texts += !row.hidden;
    });
    let left = 0;
    for (const row of clauseRows) {
      row.hidden = ofClauses && !found[Number(row.dataset.n)];
      left += !row.hidden;
    }
    for (const row of changeRows) row.hidden = rows[Number(row.dataset.text)].hidden;
    find();
    past();
    heads();
    const narrowed = texts < rows.length || left < clauses.length || query !== "" || boxes.length > 0;
    $("count").hidden = !narrowed;
    $("count").textContent = narrowed ? fill(words.shown, texts, rows.length, left, clauses.length) : "";
    $("filter").classList.toggle("active", boxes.length > 0 || kinds.some((kind) => kind.value) || Number($("least").value) > 0 || state.picked >= 0);
    $("least-said").textContent = `${$("least").value}%`;
    mark();
  }

  // Findings of the texts shown, of the direction and the topic chosen.
  function find() {
    if (!findingRows.length) return;
    let shown = 0;
    for (const row of findingRows) {
      const wanted = ["direction", "topic"].every((name) => !$(name).value || row.dataset[name] === $(name).value);
      row.hidden = !wanted || rows[Number(row.dataset.text)].hidden;
      shown += !row.hidden;
    }
    $("findings-count").textContent = `${shown} / ${findingRows.length}`;
  }

  // The columns of the texts shown, and the rows in which any of these did something.
  function past() {
    const wanted = $("history-rows") ? $("history-rows").value : "";
    let shown = 0;
    let whole = 0;
    for (const table of document.querySelectorAll(".history")) {
      const hidden = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.text !== undefined && rows[Number(cell.dataset.text)].hidden);
      const any = hidden.includes(true);
      table.parentNode.hidden = hidden.slice(1).every((one) => one);
      for (const row of table.rows) {
        const cells = [...row.cells];
        cells.forEach((cell, at) => { cell.hidden = hidden[at]; });
        if (row.parentNode === table.tHead) continue;
        const empty = any && !cells.some((cell, at) => at && !hidden[at] && cell.dataset.h);
        row.hidden = empty || (wanted !== "" && row.dataset.local !== wanted);
        shown += !row.hidden;
        whole += 1;
      }
    }
    if ($("history-count")) $("history-count").textContent = `${shown} / ${whole}`;
  }

  function countBoxes() {
    for (const box of document.querySelectorAll("[name=state]")) {
      const has = (row) => (state.picked >= 0
        ? row.dataset.states[state.picked] === box.value
        : row.dataset.states.includes(box.value));
      box.parentNode.querySelector("small").textContent = rows.filter(has).length;
    }
  }

  function pick(at) {
    state.picked = at;
    $("clause").value = at >= 0 ? clauses[at].locator : "";
    for (const row of clauseRows) row.classList.toggle("current", Number(row.dataset.n) === at);
    countBoxes();
    apply();
    if ($("order").value === "clause") order();
  }

  function named(wanted) {
    const name = wanted.trim();
    const exact = clauses.findIndex((c) => c.locator === name);
    return exact >= 0 || !name ? exact : clauses.findIndex((c) => c.locator.startsWith(name));
  }

  function choose() {
    const at = named($("clause").value);
    if (at < 0 && $("clause").value.trim()) tell(fill(words.nowhere, $("clause").value.trim()));
    pick(at);
  }

  const ORDERS = {
    given: (a, b) => a.dataset.n - b.dataset.n,
    adopted: (a, b) => b.dataset.adopted - a.dataset.adopted,
    verbatim: (a, b) => b.dataset.verbatim - a.dataset.verbatim,
    title: (a, b) => label(a).localeCompare(label(b), "zh-Hans"),
    clause: (a, b) => (state.picked < 0 ? 0 : stateOf(a, state.picked) - stateOf(b, state.picked)),
  };

  // By the place of the word among those a reader chooses from: levels by rank, the unknown last.
  const byKind = (name) => (a, b) => values[name].indexOf(a.dataset[name]) - values[name].indexOf(b.dataset[name]);
  for (const name of Object.keys(values)) ORDERS[name] = byKind(name);

  function order() {
    const by = ORDERS[$("order").value];
    const group = $("group") && $("group").value;
    const first = group ? byKind(group) : () => 0;
    const chart = document.querySelector(".chart");
    chart.append(...[...rows].sort((a, b) => first(a, b) || by(a, b) || a.dataset.n - b.dataset.n));
    heads();
    mark();
  }

  // A line before each group that says what it is and how many of its texts are shown.
  function heads() {
    for (const old of document.querySelectorAll(".group")) old.remove();
    const group = $("group") && $("group").value;
    if (!group) return;
    const told = new Map();
    for (const row of shownRows()) told.set(row.dataset[group], (told.get(row.dataset[group]) || 0) + 1);
    const seen = new Set();
    for (const row of shownRows()) {
      const name = row.dataset[group];
      if (seen.has(name)) continue;
      seen.add(name);
      const line = document.createElement("div");
      line.className = "group";
      line.setAttribute("role", "row");
      const head = document.createElement("div");
      head.setAttribute("role", "rowheader");
      head.textContent = `${name} (${told.get(name)})`;
      line.append(head);
      row.before(line);
    }
  }

  // --- the map -------------------------------------------------------------------------------

  const cursor = document.createElement("div");
  cursor.className = "cursor";
  const column = document.createElement("div");
  column.className = "column";
  document.querySelector(".chart").append(column);

  const share = (length) => `${(100 * length) / Number(words.width)}%`;

  function place(element, at) {
    element.style.left = share(clauses[at].left);
    element.style.width = share(Number(words.square));
  }

  // The column of the clause that was picked, as high as the rows shown.
  function mark() {
    column.hidden = state.picked < 0;
    if (column.hidden) return;
    const heads = document.querySelector(".heads .cells");
    const chart = document.querySelector(".chart");
    const scale = heads.clientWidth / Number(words.width);
    column.style.left = `${heads.offsetLeft + clauses[state.picked].left * scale}px`;
    column.style.width = `${Number(words.square) * scale}px`;
    column.style.height = `${chart.scrollHeight}px`;
  }

  function clauseAt(row, clientX) {
    const box = row.querySelector(".strip").getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * Number(words.width);
    let low = 0;
    let high = clauses.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (clauses[middle].left <= x) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  const said = (row, at) => [clauses[at].locator, label(row), names[stateOf(row, at)]].join(words.comma);

  function stand(row, at, scroll) {
    state.row = row;
    state.at = at;
    const cells = row.querySelector(".cells");
    cells.append(cursor);
    place(cursor, at);
    if (!scroll) return;
    cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    $("where").textContent = said(row, at);
    tip(cursor.getBoundingClientRect(), row, at);
  }

  function tip(box, row, at) {
    const box2 = $("tip");
    box2.textContent = said(row, at);
    box2.hidden = false;
    box2.style.left = `${Math.max(8, Math.min(box.left, innerWidth - box2.offsetWidth - 8))}px`;
    const below = box.bottom + 10;
    box2.style.top = `${below + box2.offsetHeight < innerHeight ? below : box.top - box2.offsetHeight - 10}px`;
  }

  function walk(right, down) {
    const shown = shownRows();
    if (!shown.length) return;
    const from = shown.indexOf(state.row);
    const row = from < 0 ? shown[0] : shown[Math.max(0, Math.min(shown.length - 1, from + down))];
    const at = from < 0 ? 0 : Math.max(0, Math.min(clauses.length - 1, state.at + right));
    const moved = row !== state.row || at !== state.at;
    stand(row, at, !$("pair").open);
    if (!moved) tell(words.end);
  }

  // --- a pair --------------------------------------------------------------------------------

  const TAGS = { d: "del", a: "ins", s: "span", m: "span" };
  const CLASSES = { s: "substituted", m: "moved" };

  function run([mark, text]) {
    if (!mark) return document.createTextNode(text);
    const element = document.createElement(TAGS[mark]);
    if (CLASSES[mark]) element.className = CLASSES[mark];
    element.textContent = text;
    return element;
  }

  function answersOf(row, at) {
    if (stateOf(row, at) === Number(absent)) return [];
    return JSON.parse($(`a${row.dataset.n}`).textContent)[at] || [];
  }

  function answer([locator, runs]) {
    const line = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = locator;
    line.append(name, "\u3000", ...runs.map(run));
    return line;
  }

  function open() {
    const { row, at } = state;
    if (!row) return;
    if (row.dataset.page) {
      location.href = `${row.dataset.page}#t${clauses[at].node}`;
      return;
    }
    show();
    if (!$("pair").open) $("pair").showModal();
    $("tip").hidden = true;
  }

  function show() {
    const { row, at } = state;
    const code = stateOf(row, at);
    $("pair-title").textContent = [clauses[at].chapter, clauses[at].locator].filter(Boolean).join("\u3000");
    const drawn = document.querySelector(`.key[data-state=${codes[code]}]`);
    $("pair-state").replaceChildren(...[...drawn.childNodes].map((node) => node.cloneNode(true)));
    $("pair-template").textContent = clauses[at].text;
    $("pair-new").textContent = label(row);
    const found = answersOf(row, at).map(answer);
    if (!found.length) found.push(Object.assign(document.createElement("p"), { textContent: words.absent, className: "nothing" }));
    $("pair-variant").replaceChildren(...found);
  }

  function turn(right, down) {
    walk(right, down);
    show();
  }

  // --- controls ------------------------------------------------------------------------------

  const CLOSE = 1.4;

  function zoom(how) {
    root.style.setProperty("--close", `${Number(words.width) * CLOSE}px`);
    root.dataset.zoom = how;
    for (const radio of document.getElementsByName("zoom")) radio.checked = radio.value === how;
    mark();
  }

  const KEYS = {
    g: () => {
      if ($("filters").hidden) toggleFilters();
      $("clause").focus();
    },
    z: () => zoom(root.dataset.zoom === "close" ? "whole" : "close"),
  };
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // The arrows walk the map, and in an open pair turn to the next one.
  function walked(event) {
    const arrow = ARROWS[event.key];
    const onMap = event.target === $("map");
    if (arrow && ($("pair").open || onMap)) {
      event.preventDefault();
      if ($("pair").open) turn(...arrow);
      else walk(...arrow);
    } else if (event.key === "Enter" && onMap) open();
    else return false;
    return true;
  }

  function seek(query) {
    state.query = query;
    apply();
  }

  // --- start ---------------------------------------------------------------------------------

  page.start();
  $("map").addEventListener("pointermove", (event) => {
    const cells = event.pointerType === "mouse" && event.target.closest(".text .cells");
    $("tip").hidden = !cells;
    if (!cells) return;
    const row = cells.closest(".text");
    const at = clauseAt(row, event.clientX);
    stand(row, at, false);
    tip(cursor.getBoundingClientRect(), row, at);
  });
  $("map").addEventListener("pointerleave", () => { $("tip").hidden = true; });
  $("map").addEventListener("focusout", () => { $("tip").hidden = true; });
  $("map").addEventListener("click", (event) => {
    const cells = event.target.closest(".text .cells");
    if (!cells) return;
    const row = cells.closest(".text");
    stand(row, clauseAt(row, event.clientX), false);
    open();
  });
  page.obey(KEYS, page.search(seek, () => {}), walked);
  $("order").addEventListener("change", order);
  if ($("group")) $("group").addEventListener("change", order);
  for (const name of findingRows.length ? ["direction", "topic"] : []) $(name).addEventListener("change", find);
  if ($("history-rows")) $("history-rows").addEventListener("change", past);
  for (const radio of document.getElementsByName("zoom")) {
    radio.addEventListener("change", () => zoom(radio.value));
  }
  $("filters").addEventListener("change", (event) => {
    if (event.target === $("clause")) choose();
    else apply();
  });
  $("least").addEventListener("input", apply);
  $("clear").addEventListener("click", () => {
    $("filters").reset();
    pick(-1);
  });
  $("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    choose();
  });
  $("pair-left").addEventListener("click", () => turn(-1, 0));
  $("pair-right").addEventListener("click", () => turn(1, 0));
  $("pair-up").addEventListener("click", () => turn(0, -1));
  $("pair-down").addEventListener("click", () => turn(0, 1));
  document.addEventListener("click", (event) => {
    const by = event.target.closest("button.sort");
    const picked = event.target.closest("button.pick");
    if (by) tables.sort(by);
    if (picked) {
      const at = Number(picked.closest("tr").dataset.n);
      pick(state.picked === at ? -1 : at);
      $("map-part").scrollIntoView({ block: "start" });
    }
  });
  window.addEventListener("resize", mark);
  zoom(matchMedia("(max-width: 760px)").matches ? "close" : "whole");
  countBoxes();
  apply();
})();
