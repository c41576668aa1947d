// Keys, the same on every screen: function keys and Ctrl, never a letter alone. A control says its
// key by data-key; some are known by where they lead.
const isEnglish = document.documentElement.lang === "en";
/// The words of the page's language.
export const say = (vi, en) => (isEnglish ? en : vi);
/// Without accents and case, as people type in a hurry: "Đức" is "duc".
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").replace(/\s+/g, " ").trim();

/// An element with its properties and what is in it.
export function made(tag, properties, ...parts) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...parts);
  return element;
}

const keys = [
  ["F1", say("hiện phím của màn hình", "the keys of a screen"), ".menu a[href='/help']"],
  ["F3", say("tìm trong danh sách", "search in the list"), "[data-key=F3]"],
  ["F4", say("thêm", "add"), "[data-key=F4],.actions a[href$='new'],.submenu a[href$='/new']"],
  ["F8", say("xóa, cắt, bớt", "remove, cut, reduce"), "[data-key=F8],tbody [name^='in:']"],
  ["F9", say("làm việc của dòng: thanh toán, duyệt, khôi phục", "what a row is for: clear, decide, restore"), "[data-key=F9],[name=restore]"],
  ["Ctrl+S", say("lưu", "save"), "[data-key=save]"],
  ["Ctrl+Enter", say("lưu, thêm tiếp", "save, and another"), "[data-key=save-more]"],
  ["Ctrl+P", say("in", "print"), "[data-key=print]"],
  ["Ctrl+K", say("nhảy tới lớp, dòng, phiếu", "go to a class, line, voucher"), "[data-key=search]"],
];

const areOff = () => { try { return localStorage.getItem("dutoan:keys") === "off"; } catch { return false; } };

const row = "tr,.tasks li,.ways li";
const seenOf = (selector) => [...document.querySelectorAll(selector)].filter((control) => control.offsetParent);

/// The control of a key: of the row or form where somebody is, else the first that is seen. A button
/// does at once what it says, so that of a row is pressed in its row alone.
function controlOf(selector) {
  const seen = seenOf(selector), free = seen.filter((control) => !control.matches("tbody button"));
  const within = (part, controls) => {
    const around = document.activeElement?.closest(part);
    return around && controls.find((control) => around.contains(control));
  };
  return within(row, seen) ?? within("tbody[id]", seen) ?? within("form", free) ?? free[0];
}

function panel() {
  const shown = keys.filter(([, , selector]) => seenOf(selector).length > 0);
  const tick = made("input", { type: "checkbox", checked: !areOff() });
  tick.onchange = () => localStorage.setItem("dutoan:keys", tick.checked ? "on" : "off");
  const shut = made("button", { onclick: () => box.close() }, say("Đóng (Esc)", "Close (Esc)"));
  const title = say("Phím ở màn hình này", "Keys of this screen");
  const box = made("dialog", { className: "keys", ariaLabel: title },
    made("h2", {}, title),
    made("dl", {}, ...shown.flatMap(([key, words]) =>
      [made("dt", {}, made("kbd", {}, key)), made("dd", {}, words)])),
    made("p", {}, made("label", {}, tick, " ", say("dùng phím tắt", "use these keys"))),
    made("p", {}, made("a", { href: "/help" }, say("Trợ giúp", "Help")), " ", shut));
  return box;
}

/// Beside each control stands its key while the panel is open: in every row that has one, and else
/// where the key leads.
function toggleHelp() {
  const open = document.querySelector("dialog.keys");
  if (open) return open.close();
  const box = panel(), marks = [], from = document.activeElement;
  for (const [key, , selector] of keys) {
    const controls = new Map(seenOf(selector).reverse().map((control) => [control.closest(row), control]));
    controls.set(null, controlOf(selector));
    for (const control of new Set(controls.values())) {
      if (!control) continue;
      marks.push(made("kbd", { className: "mark" }, key));
      control.after(marks.at(-1));
    }
  }
  box.onclose = () => {
    [box, ...marks].forEach((each) => each.remove());
    from?.focus();
  };
  box.onkeydown = (event) => { if (event.key === "Escape") box.close(); };
  document.getElementById("main").append(box);
  box.show();
  box.querySelector("button").focus();
}

function pressed(event) {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  if (event.altKey || event.metaKey || event.shiftKey) return;
  const name = (event.ctrlKey ? "Ctrl+" : "") + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  if (name === "F1") return event.preventDefault(), toggleHelp();
  const found = keys.find(([key]) => key === name);
  if (!found || areOff()) return;
  if (name === "F4" && addToGrid()) return event.preventDefault();
  const control = controlOf(found[2]);
  if (!control && name !== "Ctrl+S") return;
  event.preventDefault();  // the browser's Ctrl+S would keep a page, not a voucher
  if (!control?.select) return control?.click();
  control.focus();
  control.select();
}

/// F4 in a form adds a row; elsewhere it leads to something new.
function addToGrid() {
  const here = document.activeElement, selector = "[data-grid]:not([data-grid=fixed])";
  const more = here?.closest(selector) ?? here?.closest("form")?.querySelector(selector);
  return more ? !more.dispatchEvent(new CustomEvent("more-rows", { cancelable: true })) : false;
}

export function watchKeys() {
  document.addEventListener("keydown", pressed);
  for (const [key, , selector] of keys)
    for (const control of document.querySelectorAll(selector))
      control.setAttribute("aria-keyshortcuts", key.replace("Ctrl", "Control"));
}
