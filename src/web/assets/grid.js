// A table of inputs takes a spreadsheet's keys and ranges, and stays what screen readers and input
// methods know: Shift and arrows choose a range beside the cell that has the focus.
// data-grid="fixed": no row is added (F4, Enter in the last, a long range) or removed.
import { fold, made, say } from "./keys.js";

const mostRows = 300;  // that a page shows and the server takes
const cellsOf = (row) =>
  [...row.querySelectorAll("input:not([type=hidden]),select,textarea")].filter(
    (cell) => !cell.disabled && !cell.readOnly);
const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => cellsOf(row).length > 0);
const valueOf = (cell) => (cell.type === "checkbox" ? (cell.checked ? "x" : "") : cell.value);
const frameOf = (table) => table.closest(".scroll") ?? table;
const isFixed = (table) => table.dataset.grid === "fixed";
const isBlank = (row) => cellsOf(row).every((cell) => cell.tagName === "SELECT" || !valueOf(cell));

/// Puts a value as somebody who types it would; false where a choice has no such value.
function put(cell, value) {
  if (cell.type === "checkbox") return (cell.checked = value !== "" && value !== "0"), true;
  const choice = cell.tagName === "SELECT" &&
    [...cell.options].find((each) => [each.value, each.text].some((text) => fold(text) === fold(value)));
  if (choice === undefined) return false;
  cell.value = choice ? choice.value : value;
  return true;
}

/// "a<Tab>b" in rows, as spreadsheets write ranges: cells with quotes may hold tabs and new lines.
function readRange(text) {
  const rows = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g;
  for (const [all, quoted, plain, end] of text.matchAll(cells)) {
    if (all === "" && rows.at(-1).length === 0) break;  // behind the last new line
    const cell = quoted?.replaceAll('""', '"') ?? plain;
    rows.at(-1).push(cell.normalize("NFC").replace(/\s+/g, " ").trim());
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

function writeRange(rows) {
  const cell = (text) => (/["\t\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  return rows.map((row) => row.map(cell).join("\t") + "\n").join("");
}

/// What was done is said below, with a way back.
function tell(table, text, undo, rest) {
  const frame = frameOf(table);
  let box = frame.nextElementSibling;
  if (!box?.matches(".grid-notice")) frame.after(box = made("div", { className: "grid-notice", role: "status" }));
  box.replaceChildren(text + " ");
  const back = made("button", { type: "button", className: "plain" }, say("Hoàn tác", "Undo"));
  back.onclick = () => {
    undo();
    changed(table);
    box.replaceChildren(say("Đã hoàn tác.", "Undone."));
  };
  if (undo) box.append(back);
  if (rest)
    box.append(made("textarea", { readOnly: true, rows: 4, value: rest,
                                  ariaLabel: say("Phần không vừa", "What does not fit") }));
}

const changed = (table) => table.dispatchEvent(new Event("input", { bubbles: true }));

/// One more row like the last one, empty: the last number in names and labels goes up by one.
export function addRow(table) {
  const rows = rowsOf(table);
  if (isFixed(table) || rows.length === 0 || rows.length >= mostRows) return null;
  const row = rows.at(-1).cloneNode(true);
  const next = (text) => text.replace(/\d+(?=\D*$)/, (number) => Number(number) + 1);
  for (const part of [row, ...row.querySelectorAll("*")]) {
    for (const name of ["id", "name", "for", "aria-label", "aria-describedby", "data-row"])
      if (part.hasAttribute(name)) part.setAttribute(name, next(part.getAttribute(name)));
    for (const name of ["aria-invalid", "data-taken"]) part.removeAttribute(name);
    if (/^\d+$/.test(part.textContent)) part.textContent = next(part.textContent);
  }
  row.removeAttribute("id");
  row.querySelectorAll(".chosen").forEach((part) => part.classList.remove("chosen"));
  row.querySelectorAll(".error").forEach((part) => part.remove());
  row.querySelectorAll("input[type=hidden]").forEach((part) => { part.value = ""; });
  for (const cell of cellsOf(row)) {
    if (cell.tagName === "SELECT") cell.selectedIndex = 0;
    else put(cell, "");
  }
  rows.at(-1).after(row);
  return row;
}

function removeRow(table, row) {
  const rows = rowsOf(table), at = rows.indexOf(row), body = row.parentNode, next = row.nextSibling;
  const cells = cellsOf(row), old = cells.map(valueOf);
  const column = cells.indexOf(document.activeElement);
  if (rows.length > 1) row.remove();
  else cells.forEach((cell) => put(cell, ""));
  tell(table, say("Đã xóa hàng ", "Removed row ") + (at + 1) + ".", () => {
    if (!row.isConnected) body.insertBefore(row, next);
    cells.forEach((cell, i) => put(cell, old[i]));
    cells[column].focus();
  });
  changed(table);
  cellsOf(rowsOf(table)[Math.min(at, rows.length - 2)] ?? row)[column]?.focus();
}

/// Where the columns of the range go, if its first row are headings of this table.
function columnsByHeading(table, first) {
  const headings = [...[...table.tHead.rows].at(-1).cells].map((cell) => fold(cell.textContent));
  const places = cellsOf(rowsOf(table)[0]).map((cell) => headings[cell.closest("td,th").cellIndex]);
  const columns = first.map((text) => (text === "" ? -1 : places.indexOf(fold(text))));
  return columns.filter((column) => column >= 0).length >= 2 ? columns : null;
}

function paste(table, cell, range) {
  const row = cell.closest("tr");
  const start = cellsOf(row).indexOf(cell);
  const columns = range.length > 1 && table.tHead ? columnsByHeading(table, range[0]) : null;
  const heading = columns ? range.shift() : null;
  let at = rowsOf(table).indexOf(row);
  const undo = [], added = [], rest = [];
  let filled = 0, refused = 0;
  for (const values of range) {
    let target = rowsOf(table)[at++];
    if (!target && (target = addRow(table))) added.push(target);
    const cells = target ? cellsOf(target) : [];
    const left = [];
    values.forEach((value, i) => {
      const to = columns ? cells[columns[i]] : cells[start + i];
      const old = to && valueOf(to);
      if (to && put(to, value)) { undo.push([to, old]); filled++; }
      else if (value !== "") { left[i] = value; refused++; }
    });
    if (left.length) rest.push(Array.from(left, (value) => value ?? ""));
  }
  const width = Math.max(...range.map((values) => values.length));
  let text = say(`Đã dán ${range.length} hàng × ${width} cột, ${filled} ô.`,
                 `Pasted ${range.length} rows × ${width} columns, ${filled} cells.`);
  if (refused) text += say(` ${refused} ô KHÔNG VỪA, chưa vào bảng:`, ` ${refused} cells DO NOT FIT:`);
  if (heading && refused) rest.unshift(heading);
  tell(table, text, () => {
    added.forEach((part) => part.remove());
    undo.reverse().forEach(([to, old]) => put(to, old));
    cell.focus();
  }, refused ? writeRange(rest) : "");
  changed(table);
}

/// The cells of the range that Shift and arrows chose, row by row; null where there is none.
function rangeOf(table) {
  if (!table.range) return null;
  const rows = rowsOf(table);
  const places = table.range.map((cell) => {
    const row = cell.closest("tr");
    return [rows.indexOf(row), cellsOf(row).indexOf(cell)];
  });
  const [[top, bottom], [left, right]] = [0, 1].map((i) => places.map((place) => place[i]).sort((a, b) => a - b));
  return rows.slice(top, bottom + 1).map((row) => cellsOf(row).slice(left, right + 1));
}

function choose(table, range) {
  if (!range && !table.range) return;
  table.querySelectorAll(".chosen").forEach((part) => part.classList.remove("chosen"));
  table.range = range;
  rangeOf(table)?.flat().forEach((cell) => cell.closest("td,th").classList.add("chosen"));
}

/// The range grows or shrinks by its far end; the focus stays where it began.
function widen(table, cell, key) {
  const to = near(table, table.range?.[1] ?? cell, ...arrows[key]);
  if (!to) return;
  choose(table, [cell, to]);
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
  const range = rangeOf(table);
  tell(table, say("Đã chọn ", "Chosen: ") + `${range.length} × ${range[0].length}: Ctrl+C, Ctrl+D, Delete.`);
}

/// Puts `values`, one for each column, into the cells of the rows.
function fill(table, rows, values, words) {
  const undo = [];
  rows.forEach((row) => row.forEach((cell, i) => {
    const old = valueOf(cell);
    if (put(cell, values[i] ?? "")) undo.push([cell, old]);
  }));
  tell(table, words, () => undo.forEach(([cell, old]) => put(cell, old)));
  changed(table);
}

function copied(table, event) {
  const range = rangeOf(table);
  if (!range && event.target.selectionStart !== event.target.selectionEnd) return;  // of its text
  const rows = range ?? rowsOf(table).filter((row) => !isBlank(row)).map(cellsOf);
  event.clipboardData.setData("text/plain", writeRange(rows.map((row) => row.map(valueOf))));
  event.preventDefault();
  tell(table, say("Đã chép, số hàng: ", "Rows copied: ") + rows.length);
}

function near(table, cell, down, right) {
  const rows = rowsOf(table), row = cell.closest("tr"), other = rows[rows.indexOf(row) + down];
  return other && cellsOf(other)[cellsOf(row).indexOf(cell) + right];
}

function move(table, cell, down, right) {
  const to = near(table, cell, down, right);
  to?.focus();
  to?.select?.();
  return Boolean(to);
}

const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/// Arrows leave a cell only where its text ends; a choice keeps up and down for itself.
function leaves(cell, key) {
  const isText = cell.tagName !== "SELECT" && cell.type !== "checkbox";
  const [from, to, end] = isText ? [cell.selectionStart, cell.selectionEnd, cell.value.length] : [0, 0, 0];
  const isAll = from === 0 && to === end;
  if (key === "ArrowLeft") return to === 0 || isAll;
  if (key === "ArrowRight") return from === end || isAll;
  return cell.tagName !== "SELECT" && !(cell.tagName === "TEXTAREA" && from !== 0 && to !== end);
}

/// What keys do to a range; false where they mean something else.
function pressedInRange(table, event) {
  const range = rangeOf(table), { key, ctrlKey, shiftKey } = event;
  if (shiftKey && !ctrlKey && arrows[key] && (range || leaves(event.target, key))) widen(table, event.target, key);
  else if (!range) return false;
  else if (key === "Escape") choose(table, null);
  else if (key === "Delete") fill(table, range, [], say("Đã xóa nội dung các ô.", "The cells are cleared."));
  else if (ctrlKey && key.toLowerCase() === "d")
    fill(table, range.slice(1), range[0].map(valueOf), say("Đã chép hàng đầu xuống.", "The first row is copied down."));
  else return false;
  return true;
}

function pressed(table, event) {
  const cell = event.target, row = cell.closest("tr");
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  if (!cell.matches("input,select,textarea") || event.altKey || event.metaKey) return;
  if (pressedInRange(table, event)) return event.preventDefault();
  if (!event.ctrlKey && !event.shiftKey) choose(table, null);
  if (event.ctrlKey && event.key.toLowerCase() === "d") {
    const above = near(table, cell, -1, 0);
    if (above && put(cell, valueOf(above))) changed(table);
  } else if (event.ctrlKey || event.shiftKey) {
    return;
  } else if (arrows[event.key]) {
    if (!leaves(cell, event.key) || !move(table, cell, ...arrows[event.key])) return;
  } else if (event.key === "Enter" && cell.tagName !== "TEXTAREA") {
    if (!move(table, cell, 1, 0) && !isBlank(row)) goToNewRow(table);
  } else if (event.key === "Escape" && table.typedOver?.cell === cell) {
    if (put(cell, table.typedOver.value)) changed(table);
  } else if (event.key === "F8" && !isFixed(table)) {
    removeRow(table, row);
  } else {
    return;
  }
  event.preventDefault();
}

function goToNewRow(table) {
  const row = addRow(table);
  if (row) cellsOf(row)[0].focus();
  return Boolean(row);
}

export function watchGrids() {
  for (const table of document.querySelectorAll("table[data-grid]")) {
    table.addEventListener("keydown", (event) => pressed(table, event));
    table.addEventListener("focusin", ({ target }) => {
      if (target.matches("input,select,textarea")) table.typedOver = { cell: target, value: valueOf(target) };
      if (table.range?.[0] !== target) choose(table, null);
    });
    table.addEventListener("input", ({ target }) => target !== table && choose(table, null));
    table.addEventListener("pointerdown", () => choose(table, null));
    table.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\r\n]/.test(text) || !event.target.closest("tr")) return;
      event.preventDefault();
      paste(table, rangeOf(table)?.[0][0] ?? event.target, readRange(text));
    });
    table.addEventListener("copy", (event) => copied(table, event));
    const more = (event) => { if (goToNewRow(table)) event.preventDefault(); };
    table.addEventListener("more-rows", more);
    const button = frameOf(table).nextElementSibling;
    if (button?.matches("button[value^=more]")) button.addEventListener("click", more);
  }
}
