// Everything stands in the page already; this sorts tables, changes the face, and reads the maps.
(() => {
  const { $, words } = page;
  const states = words.states.split(",");

  // The square under the pointer: its column of clauses, and what the text says in it.
  function squareAt(event) {
    const cells = event.target.closest(".text .cells");
    if (!cells) return null;
    const chart = cells.closest(".chart");
    const places = chart.dataset.places.split(" ");
    const box = cells.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * places.length);
    const place = places[Math.min(Math.max(at, 0), places.length - 1)];
    const row = cells.parentElement;
    return { chart, place, row, state: states[row.dataset.states[places.indexOf(place)]] };
  }

  function tip(event) {
    const found = squareAt(event);
    $("tip").hidden = !found;
    if (!found) return;
    const { chart, place, row, state } = found;
    const told = chart.closest("section").querySelector(`th[data-v="${place}"] + td`).textContent;
    const name = row.querySelector(".name").textContent;
    $("tip").textContent = `${name} · ${words.column} ${place} · ${state} · ${told}`;
    $("tip").style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - $("tip").offsetWidth - 8))}px`;
    $("tip").style.top = `${event.clientY + 18}px`;
  }

  document.addEventListener("mousemove", tip);
  document.addEventListener("scroll", () => { $("tip").hidden = true; }, true);
  document.addEventListener("click", (event) => {
    const by = event.target.closest("button.sort");
    const found = squareAt(event);
    if (by) tables.sort(by);
    if (found) location.href = `${found.chart.dataset.href}#c${found.place}`;
  });
  page.show();
})();
