// The start page: two files dropped or chosen, and the review of them opens.
import { ask, fill, el, say } from "./dom.js";

const { $ } = page;
const SIDES = ["template", "variant"];
const files = {};

function take(side, file) {
  if (!file) return;
  files[side] = file;
  $(`name-${side}`).textContent = file.name;
  $(`drop-${side}`).classList.add("full");
  $("go").disabled = !SIDES.every((one) => files[one]);
  $("wrong").textContent = "";
}

async function send(event) {
  event.preventDefault();
  $("go").disabled = true;
  $("wrong").textContent = "";
  $("toast").textContent = say("comparing");
  const form = new FormData();
  for (const side of SIDES) form.append(side, files[side], files[side].name);
  const answer = await fetch(`upload?lang=${document.body.dataset.lang}`, { method: "POST", body: form }).catch(() => null);
  await go(answer && answer.status, answer ? await answer.json().catch(() => ({})) : {});
  $("go").disabled = false;
}

async function go(status, told) {
  $("toast").textContent = "";
  if (status === 200) location.assign(`review/${told.review}/?lang=${document.body.dataset.lang}`);
  else $("wrong").textContent = told.error || say(status === 413 ? "too-large" : "refused");
}

page.show();
for (const side of SIDES) {
  const drop = $(`drop-${side}`);
  $(side).addEventListener("change", () => take(side, $(side).files[0]));
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(side, event.dataTransfer.files[0]);
  });
}
$("upload").addEventListener("submit", send);
for (const button of document.querySelectorAll("#kept button")) {
  button.addEventListener("click", async () => {
    $("toast").textContent = say("comparing");
    const { status, told } = await ask("open", { name: button.dataset.name });
    await go(status, told);
  });
}
$("end").addEventListener("click", async () => {
  await ask("end", {});
  document.querySelector("main").replaceChildren(el("p", { class: "ended" }, say("ended")));
  $("bars").hidden = true;
});
