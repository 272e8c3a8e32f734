// Tables whose heads sort them, by numbers (data-v) or by words.
const tables = (() => {
  function key(row, at) {
    const cell = row.cells[at];
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  }

  function sort(button) {
    const head = button.closest("th");
    const table = head.closest("table");
    const at = head.cellIndex;
    const up = head.getAttribute("aria-sort") === "descending"
      || (!head.classList.contains("number") && head.getAttribute("aria-sort") !== "ascending");
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const compare = (a, b) => {
      const [one, two] = [key(a, at), key(b, at)];
      return typeof one === "number" ? one - two : one.localeCompare(two, "zh-Hans");
    };
    const body = table.tBodies[0];
    const sorted = [...body.rows].sort((a, b) => (up ? compare(a, b) : compare(b, a)) || a.dataset.n - b.dataset.n);
    body.append(...sorted);
  }

  return { sort };
})();
