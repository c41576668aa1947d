// What was typed outlives the page: kept in this tab alone, for whoever typed it, until it is entered or
// dropped, or they leave.
import { addRow } from "./grid.js";
import { made, say } from "./keys.js";

const prefix = `dutoan:${document.body.dataset.person}:`;
const cellsOf = (form) => [...form.elements].filter(
  (cell) => cell.name && cell.matches("input:not([type=hidden],[type=file],[type=password]),select,textarea"));
const typedIn = (form) =>
  cellsOf(form).map((cell) => [cell.name, cell.type === "checkbox" ? cell.checked : cell.value]);

function restore(form, typed) {
  const table = form.querySelector("table[data-grid]");
  while (table && cellsOf(form).length < typed.length && addRow(table));
  const left = cellsOf(form);
  for (const [name, value] of typed) {
    const at = left.findIndex((cell) => cell.name === name);
    if (at < 0) continue;
    const [cell] = left.splice(at, 1);
    if (cell.type === "checkbox") cell.checked = value;
    else cell.value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function tellRestored(form, first, key) {
  const drop = made("button", { type: "button", className: "plain" }, say("Bỏ", "Drop it"));
  const box = made("p", { className: "notice", role: "status" },
    say("Đã lấy lại nội dung gõ dở, chưa ghi vào sổ. ",
        "What you had typed is back; nothing was entered. "), drop);
  drop.onclick = () => {
    restore(form, first);
    setTimeout(() => sessionStorage.removeItem(key), 400);  // behind the keeping of what came back
    box.remove();
  };
  form.before(box);
}

/// What was entered leads elsewhere.
const wasEntered = () => performance.getEntriesByType("navigation")[0]?.redirectCount > 0;

function keep(form) {
  const key = prefix + form.getAttribute("action");
  const first = typedIn(form), kept = sessionStorage.getItem(key);
  // After a refusal the server shows what was typed; a question in the address wins, too.
  const isAnswer = document.getElementById("problems") || document.querySelector(".tried");
  if (kept && !isAnswer && !location.search && kept !== JSON.stringify(first)) {
    restore(form, JSON.parse(kept));
    tellRestored(form, first, key);
  }
  const store = () => sessionStorage.setItem(key, JSON.stringify(typedIn(form)));
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(store, 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    store();
    sessionStorage.setItem(prefix + "sent", key);
  });
}

export function keepDrafts() {
  if (document.querySelector("main progress")) return;  // nobody knows yet whether it was entered
  try {
    const sent = sessionStorage.getItem(prefix + "sent");
    sessionStorage.removeItem(prefix + "sent");
    if (sent && wasEntered()) sessionStorage.removeItem(sent);
    document.querySelectorAll("main form[method=post]:not(:has([type=password]))").forEach(keep);
    // Whoever leaves takes everything along.
    document.querySelector("form[action='/leave']")?.addEventListener("submit", () => sessionStorage.clear());
  } catch { /* a browser may forbid its storage: then nothing is kept */ }
}
