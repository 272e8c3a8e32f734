"use strict";
// What every page of ours does alike: speaks, is searched and filtered, changes its face, obeys keys.
const page = (() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const words = document.body.dataset;
  const night = matchMedia("(prefers-color-scheme: dark)");

  const fill = (text, ...values) => values.reduce((t, v, i) => t.split(`{${i}}`).join(v), text);
  const plain = (text) => text.toLowerCase().replace(/\s+/g, "");

  function tell(text) {
    $("toast").textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { $("toast").textContent = ""; }, 4000);
  }

  function theme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : night.matches;
    root.dataset.theme = dark ? "light" : "dark";
    $("theme").setAttribute("aria-pressed", String(!dark));
  }

  function toggleFilters() {
    const panel = $("filters");
    panel.hidden = !panel.hidden;
    $("filter").setAttribute("aria-expanded", String(!panel.hidden));
    const first = panel.querySelector("input");
    if (!panel.hidden && first) first.focus();
  }

  // ``meet`` takes the query when the reader pauses, ``sent`` follows when it is sent off.
  function search(meet, sent) {
    let waiting;
    const now = () => {
      clearTimeout(waiting);
      meet($("search").value);
    };
    $("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 120);
    });
    $("search-form").addEventListener("submit", (event) => {
      event.preventDefault();
      now();
      sent();
    });
    return () => {
      $("search").value = "";
      now();
    };
  }

  const KEYS = {
    "/": () => $("search").focus(),
    f: toggleFilters,
    t: theme,
    "?": () => $("help").showModal(),
  };
  const FIELDS = "select, textarea, input:not([type=checkbox]):not([type=radio])";

  // ``first`` sees a key before the others and returns whether it was its own.
  function obey(own, clear, first = () => false) {
    const keys = { ...KEYS, ...own };
    document.addEventListener("keydown", (event) => {
      const writing = event.target.matches && event.target.matches(FIELDS);
      const talking = document.querySelector("dialog[open]");
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || first(event)) return;
      if (event.key === "Escape" && !talking) {
        if ($("filters") && !$("filters").hidden) toggleFilters();
        clear();
        event.target.blur();
      } else if (!writing && !talking && $("use-keys").checked && keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      }
    });
  }

  // Shows the controls; every page has the one for dark and light.
  function show() {
    $("bars").hidden = false;
    $("theme").addEventListener("click", theme);
    $("theme").setAttribute("aria-pressed", String(night.matches));
  }

  function start() {
    show();
    $("filter").addEventListener("click", toggleFilters);
    $("keys").addEventListener("click", KEYS["?"]);
  }

  return { $, root, words, fill, plain, tell, toggleFilters, search, obey, show, start };
})();
