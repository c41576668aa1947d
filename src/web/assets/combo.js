// Words lead to codes: a list below a field with data-suggest. The text never changes while somebody
// types; Enter or a click on a row puts its code there.
import { fold, made, say } from "./keys.js";

const pause = 120;
const list = made("ul", { id: "suggestions", className: "suggestions", role: "listbox", hidden: true });
let field = null;   // whose list is open
let rows = [];      // what was answered
let active = -1;    // the row that Enter takes
let timer, asked = 0;

const dotted = (amount) => `${amount}`.replace(/\B(?=(\d{3})+$)/g, ".");

function close() {
  clearTimeout(timer);
  asked++;
  list.hidden = true;
  field?.setAttribute("aria-expanded", "false");
  field?.removeAttribute("aria-activedescendant");
  field = null;
}

function mark(row) {
  active = row;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === row)));
  if (row < 0) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", list.children[row].id);
  list.children[row].scrollIntoView({ block: "nearest" });
}

function place() {
  const box = field.getBoundingClientRect();
  const high = list.offsetHeight;
  const isBelow = box.bottom + high < innerHeight || box.top < high;
  list.style.left = Math.max(4, Math.min(box.left, innerWidth - list.offsetWidth - 4)) + "px";
  list.style.top = (isBelow ? box.bottom : box.top - high) + "px";
}

function show(input, answer) {
  field = input;
  rows = answer;
  list.replaceChildren(...rows.map((row, i) => {
    const left = (row.left ?? "") === "" ? [] : [say("còn ", "left ") + dotted(row.left)];
    return made("li", { id: "suggestion-" + i, role: "option" },
      made("b", {}, row.code), " " + (row.words ?? "") + " ", made("span", { className: "n" }, ...left));
  }));
  list.hidden = rows.length === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (list.hidden) return close();
  place();
  mark(fold(input.value) === fold(rows[0].code) ? -1 : 0);
}

/// The code goes into the field, and the hand to the next one.
function take(row) {
  const input = field;
  input.value = rows[row].code;
  close();
  input.dataset.taken = input.value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const stops = [...input.form.elements].filter((stop) => stop.offsetParent);
  stops[stops.indexOf(input) + 1]?.focus();
}

async function ask(input) {
  const mine = ++asked;
  const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(input.value))
    .catch(() => null);
  if (mine !== asked || !answer?.ok || answer.redirected || document.activeElement !== input) return;
  const found = await answer.json().catch(() => []);
  if (mine === asked && Array.isArray(found)) show(input, found);
}

function typed(event) {
  const input = event.target;
  if (!input.dataset?.suggest || event.isComposing) return;
  clearTimeout(timer);
  if (input.dataset.taken === input.value) return;
  delete input.dataset.taken;
  if (input.value.trim().length < 2) return close();
  timer = setTimeout(ask, pause, input);
}

function pressed(event) {
  if (event.isComposing || event.keyCode === 229 || list.hidden || event.target !== field) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const count = rows.length;
  if (event.key === "ArrowDown") mark((active + 1) % count);
  else if (event.key === "ArrowUp") mark((active + count - (active < 0 ? 0 : 1)) % count);
  else if (event.key === "Enter" && active >= 0) take(active);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/// A field says what it is when somebody comes to it: rows come and go.
function entered(event) {
  if (!event.target.dataset?.suggest) return;
  const says = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(says)) event.target.setAttribute(name, value);
}

export function watchSuggestions() {
  if (!document.querySelector("[data-suggest]")) return;
  list.setAttribute("aria-label", say("Dòng dự toán tìm được", "Lines that were found"));
  document.getElementById("main").append(list);
  document.addEventListener("focusin", entered);
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("focusout", close);
  addEventListener("scroll", close, { passive: true });
  // A press leaves the focus in the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item && field) take([...list.children].indexOf(item));
  });
}
