// Elements made of words alone: nothing that a text holds is ever read as markup.
export const words = JSON.parse(document.body.dataset.words);
export const lang = document.body.dataset.lang;

export const say = (key, ...values) =>
  values.reduce((text, value, at) => text.split(`{${at}}`).join(value), words[key]);

// ``el("p", { class: "line", on: { click } }, "words", child)``
export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const fill = (id, ...children) => document.getElementById(id).replaceChildren(...children);

// Runs of a table: words with the mark of what became of them.
const MARKS = { deleted: "del", added: "ins" };
export const marked = (runs) =>
  runs.map(([text, mark]) =>
    mark === "same" ? text : el(MARKS[mark] || "span", { class: MARKS[mark] ? null : mark }, text));

// Runs of a question: words that the other text has too.
export const shared = (runs) => runs.map(([text, same]) => (same ? el("mark", {}, text) : text));

export async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const joint = path.includes("?") ? "&" : "?";
  const answer = await fetch(`${path}${joint}lang=${lang}`, options);
  const told = await answer.json().catch(() => ({}));
  return { status: answer.status, told };
}
