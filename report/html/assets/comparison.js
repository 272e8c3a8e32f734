// Everything stands in the page already; this only hides, shows, finds and copies.
(() => {
  const { $, root, words, fill, plain, tell } = page;
  const rows = [...document.querySelectorAll("article.row")];
  const quiet = rows.filter((row) => row.classList.contains("quiet"));
  const opened = new Set();
  const state = { query: "", boxes: [], all: false, current: null };
  const CLOSED = "onbeforematch" in document.body ? "until-found" : "";

  // --- what is shown -------------------------------------------------------------------------

  const inline = () => root.dataset.view === "inline";

  function texts(row) {
    const parts = inline() ? ".inline" : ".side";
    return [...row.querySelectorAll(`${parts} p`)];
  }

  // A search meets the words as they are read: across marks, in any case, blanks left out.
  function letters(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = { text: "", places: [] };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data;
      for (let at = 0; at < text.length; at += 1) {
        const low = text[at].toLowerCase();
        if (low.length === 1 && !/\s/.test(low)) {
          found.text += low;
          found.places.push([node, at]);
        }
      }
    }
    return found;
  }

  function hits(row, query) {
    const ranges = [];
    for (const element of texts(row)) {
      const { text, places } = letters(element);
      for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
        const range = new Range();
        range.setStart(...places[at]);
        const [node, last] = places[at + query.length - 1];
        range.setEnd(node, last + 1);
        ranges.push(range);
      }
    }
    return ranges;
  }

  // In a group any box will do; every group that has a box must be met.
  function chosen(row) {
    const own = new Set(row.dataset.is.split(" "));
    const groups = new Map();
    for (const box of state.boxes) {
      groups.set(box.name, groups.get(box.name) || own.has(box.value));
    }
    return [...groups.values()].every(Boolean);
  }

  function fold(row, open) {
    const button = row.querySelector(".fold");
    const body = row.querySelector(".body");
    button.setAttribute("aria-expanded", String(open));
    if (open) body.removeAttribute("hidden");
    else body.setAttribute("hidden", CLOSED);
    row.classList.toggle("folded", !open);
  }

  function apply() {
    const query = plain(state.query);
    const ranges = [];
    let shown = 0;
    hand.remove();
    for (const row of rows) {
      const found = query ? hits(row, query) : [];
      ranges.push(...found);
      row.hidden = !chosen(row) || (query !== "" && !found.length);
      shown += !row.hidden;
      if (row.classList.contains("quiet")) {
        fold(row, state.all || opened.has(row) || found.length > 0);
      }
    }
    const narrowed = query !== "" || state.boxes.length > 0;
    root.classList.toggle("narrowed", narrowed);
    $("count").hidden = !narrowed;
    $("count").textContent = narrowed ? fill(words.shown, shown, rows.length) : "";
    if (window.CSS && CSS.highlights) {
      CSS.highlights.set("found", new Highlight(...ranges));
    }
  }

  // --- going somewhere -----------------------------------------------------------------------

  function go(row) {
    if (state.current) state.current.classList.remove("current");
    state.current = row;
    row.classList.add("current");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
  }

  function step(way) {
    const stops = rows.filter((row) => !row.hidden && (state.query || !row.classList.contains("quiet")));
    const at = state.current ? rows.indexOf(state.current) : -1;
    const ahead = way > 0
      ? stops.find((row) => rows.indexOf(row) > at)
      : stops.reverse().find((row) => rows.indexOf(row) < at);
    if (ahead) go(ahead);
    else tell(words.end);
  }

  function reveal(row) {
    row.hidden = false;
    if (row.classList.contains("quiet")) {
      opened.add(row);
      fold(row, true);
    }
    go(row);
  }

  function named(wanted) {
    const name = wanted.trim();
    const has = (row, test) => [...row.querySelectorAll(".at")].reverse().some((b) => test(b));
    return rows.find((row) => has(row, (b) => b.dataset.side === "1" && b.dataset.at === name))
      || rows.find((row) => has(row, (b) => b.dataset.at === name))
      || rows.find((row) => has(row, (b) => b.dataset.number === name))
      || rows.find((row) => name !== "" && has(row, (b) => b.dataset.at.startsWith(name)));
  }

  // Of an article (#r3) or of a clause of the template (#t12), as other pages name it.
  function followHash() {
    const found = /^#[rt]\d+$/.test(location.hash) && $(location.hash.slice(1));
    const row = found && found.closest("article.row");
    if (row) reveal(row);
  }

  // --- copying -------------------------------------------------------------------------------

  const cited = (side, at) => words[`cited-${side}`] + at;

  function copyOld(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  async function copy(side, at) {
    const text = cited(side, at);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyOld(text);
    }
    tell(fill(words.copied, text));
  }

  // One button for all clauses: it goes where the pointer is.
  const hand = document.createElement("button");
  hand.type = "button";
  hand.className = "hand";
  hand.tabIndex = -1;
  hand.setAttribute("aria-hidden", "true");

  function offer(event) {
    const line = event.target.closest && event.target.closest("p[data-at]");
    if (line && line.dataset.at && hand.parentNode !== line) {
      hand.textContent = line.dataset.at;
      line.append(hand);
    }
  }

  // --- controls ------------------------------------------------------------------------------

  function show(view) {
    root.dataset.view = view;
    for (const radio of document.getElementsByName("view")) radio.checked = radio.value === view;
    apply();
  }

  function toggleAll() {
    state.all = !state.all;
    opened.clear();
    $("unfold").setAttribute("aria-pressed", String(state.all));
    apply();
  }

  function toggleOne(row) {
    if (!row || !row.classList.contains("quiet")) return;
    const open = row.classList.contains("folded");
    if (open) opened.add(row);
    else opened.delete(row);
    fold(row, open);
  }

  function choose() {
    state.boxes = [...$("filters").querySelectorAll("input:checked")];
    $("filter").classList.toggle("active", state.boxes.length > 0);
    apply();
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    g: () => $("jump").focus(),
    v: () => show(inline() ? "beside" : "inline"),
    u: toggleAll,
    o: () => toggleOne(state.current),
    c: () => {
      const button = state.current && [...state.current.querySelectorAll(".at")].pop();
      if (button) copy(button.dataset.side, button.dataset.at);
    },
  };

  function seek(query) {
    state.query = query;
    apply();
  }

  // --- start ---------------------------------------------------------------------------------

  page.start();
  hand.addEventListener("click", () => {
    const line = hand.parentNode;
    copy(line.dataset.side, line.dataset.at);
  });
  $("articles").addEventListener("pointerover", offer);
  $("articles").addEventListener("click", (event) => {
    const at = event.target.closest(".at");
    const row = event.target.closest("article.row");
    if (at) copy(at.dataset.side, at.dataset.at);
    else if (event.target.closest(".fold")) toggleOne(row);
    if (row && row !== state.current) {
      if (state.current) state.current.classList.remove("current");
      state.current = row;
      row.classList.add("current");
    }
  });
  page.obey(KEYS, page.search(seek, () => step(1)));
  $("jump-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const row = named($("jump").value);
    if (row) reveal(row);
    else tell(fill(words.nowhere, $("jump").value.trim()));
  });
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  for (const radio of document.getElementsByName("view")) {
    radio.addEventListener("change", () => show(radio.value));
  }
  $("filters").addEventListener("change", choose);
  $("clear").addEventListener("click", () => {
    $("filters").reset();
    choose();
  });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("unfold").addEventListener("click", toggleAll);
  document.addEventListener("beforematch", (event) => {
    const row = event.target.closest("article.row");
    if (row) toggleOne(row);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#r']");
    if (link && link.getAttribute("href") === location.hash) followHash();
  });
  window.addEventListener("hashchange", followHash);
  for (const row of quiet) row.querySelector(".fold").hidden = false;
  if (matchMedia("(max-width: 760px)").matches) {
    $("contents").open = false;
    root.dataset.view = "inline";
  }
  show(root.dataset.view || "beside");
  followHash();
})();
