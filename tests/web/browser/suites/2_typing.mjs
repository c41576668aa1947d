// What hands do: keys, ranges of a spreadsheet, an input method's way of writing, drafts.
import assert from "node:assert/strict";
import { axeFindings, picture, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const form = "/vouchers/new";
const cells = (page) => page.$$eval("[data-grid] input", (all) => all.map((cell) => cell.value));
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.id);

/// A range as a spreadsheet puts it on the clipboard, pasted into the cell that has the focus.
const paste = (page, text) => page.evaluate((range) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", range);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  if (document.activeElement.dispatchEvent(event)) document.execCommand("insertText", false, range);
}, text);

async function withForm(body, options) {
  const page = await visit("sample", options);
  await page.goto(form);
  await body(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("arrows leave a cell at the end of its text alone; Enter in the last row adds one", () =>
  withForm(async (page) => {
    await page.locator("[data-grid] input").first().click();
    await page.keyboard.type("ml");
    await page.keyboard.press("ArrowLeft");
    assert.match(await focused(page), /^Dòng dự toán, hàng 1/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.match(await focused(page), /^Số tiền, hàng 1/);
    await page.keyboard.type("1tr5");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[data-grid] tbody tr").count(), 2);
    assert.match(await focused(page), /^Dòng dự toán, hàng 2/);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[data-grid] tbody tr").count(), 2, "an empty row is enough");
    await page.keyboard.press("ArrowUp");
    assert.match(await focused(page), /^Dòng dự toán, hàng 1/);
    await page.keyboard.press("Escape");
    await page.keyboard.type("x");
    await page.keyboard.press("Escape");
    assert.equal((await cells(page))[0], "ml", "Esc gives back what stood there");
  }));

test("a range of a spreadsheet fills cells, adds rows, and loses nothing", async (t) => {
  const cases = [
    ["two columns", "ML1/hall\t1.500.000\r\nML1/drinks\t500k\r\n", ["ML1/hall", "1.500.000", "ML1/drinks", "500k"], ""],
    ["quotes, tabs and new lines in cells", '"ML1\n/hall"\t"1""5"\n', ["ML1 /hall", '1"5'], ""],
    ["an empty cell stays empty", "\t5\nML2/hall\t\n", ["", "5", "ML2/hall", ""], ""],
    ["what does not fit is shown", "ML1/hall\t1\tx\ty\nML2/hall\t2\n", ["ML1/hall", "1", "ML2/hall", "2"], "x\ty\n"],
    ["headings lead to their columns", "so tien (dong)\tDòng dự toán\n7\tML1/hall\n", ["ML1/hall", "7"], ""],
    ["marks that stand apart become one letter", "Đu\u031B\u0301c\t1\n", ["Đứ\u0063".normalize("NFC"), "1"], ""],
  ];
  for (const [name, range, expected, rest] of cases)
    await t.test(name, () => withForm(async (page) => {
      await page.locator("[data-grid] input").first().click();
      await paste(page, range);
      assert.deepEqual(await cells(page), expected);
      const shown = page.locator(".grid-notice textarea");
      assert.equal((await shown.count()) ? (await shown.inputValue()).replace(/^\t+/gm, "") : "", rest);
      await page.locator(".grid-notice button").click();
      assert.deepEqual(await cells(page), ["", ""], "undone");
    }));
  await t.test("rows in are rows out, up to the most that a page shows", () => withForm(async (page) => {
    for (const count of [41, 299, 340]) {
      await page.goto(form);
      await page.locator("[data-grid] input").first().click();
      await paste(page, Array.from({ length: count }, (_, i) => `ML${i}/hall\t${i}`).join("\n"));
      const values = await cells(page);
      const left = page.locator(".grid-notice textarea");
      const rest = (await left.count()) ? (await left.inputValue()).trim().split("\n").length : 0;
      assert.equal(values.length / 2 + rest, count);
      assert.equal(values.at(-1), String(Math.min(count, 300) - 1));
    }
  }));
  await t.test("what is copied is pasted the same", () => withForm(async (page) => {
    await page.locator("[data-grid] input").first().click();
    await paste(page, 'ML1/hall\t1\n"say ""hi"""\t2\n');
    const before = await cells(page);
    const copied = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      document.activeElement.setSelectionRange(0, 0);
      document.activeElement.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    });
    await page.goto(form);
    await page.locator("[data-grid] input").first().click();
    await paste(page, copied);
    assert.deepEqual(await cells(page), before);
  }));
});

test("F4 adds a row, F8 takes it out, Ctrl+D copies the cell above", () =>
  withForm(async (page) => {
    await page.locator("[data-grid] input").first().click();
    await page.keyboard.type("zz");
    await page.keyboard.press("F4");
    await page.keyboard.press("Control+d");
    assert.deepEqual(await cells(page), ["zz", "", "zz", ""]);
    await page.keyboard.press("F8");
    assert.deepEqual(await cells(page), ["zz", ""]);
    await page.locator(".grid-notice button").click();
    assert.deepEqual(await cells(page), ["zz", "", "zz", ""]);
  }));

/// What Ctrl+C would put on the clipboard.
const copy = (page) => page.evaluate(() => {
  const clipboardData = new DataTransfer();
  document.activeElement.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
  return clipboardData.getData("text/plain");
});
const chosen = (page) => page.locator("[data-grid] .chosen").count();

test("Shift and arrows choose a range: copied, filled down, cleared", () =>
  withForm(async (page) => {
    const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
    await page.locator("[data-grid] input").first().click();
    await paste(page, "a\t1\nb\t2\nc\t3\n");
    await press("Shift+ArrowDown", "Shift+ArrowRight");
    assert.equal(await chosen(page), 4);
    assert.match(await focused(page), /^Dòng dự toán, hàng 1/, "the focus stays where it began");
    assert.match(await page.locator(".grid-notice").innerText(), /2 × 2/, "and it is said");
    assert.equal(await copy(page), "a\t1\nb\t2\n");
    assert.deepEqual(await axeFindings(page), []);
    await picture(page, "range");
    await press("Control+d");
    assert.deepEqual(await cells(page), ["a", "1", "a", "1", "c", "3"]);
    await page.locator(".grid-notice button").click();
    assert.deepEqual(await cells(page), ["a", "1", "b", "2", "c", "3"], "undone");
    await page.locator("[data-grid] input").nth(5).click();
    assert.equal(await chosen(page), 0, "a press elsewhere drops it");
    await press("Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowDown", "Delete");
    assert.deepEqual(await cells(page), ["a", "1", "b", "", "c", ""], "up, and one back");
    await press("Escape");
    assert.equal(await chosen(page), 0);
  }));

test("in a text, Shift and arrows choose letters first; typing drops a range", () =>
  withForm(async (page) => {
    const first = page.locator("[data-grid] input").first();
    await first.click();
    await page.keyboard.type("ml1");
    await page.keyboard.press("Shift+ArrowLeft");
    assert.equal(await chosen(page), 0);
    assert.equal(await first.evaluate((cell) => cell.selectionEnd - cell.selectionStart), 1);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    assert.equal(await chosen(page), 2, "behind its last letter the next cell");
    await page.keyboard.type("x");
    assert.equal(await chosen(page), 0);
    assert.deepEqual(await cells(page), ["ml1x", ""]);
  }));

test("a range shows in colours that somebody else chose", () =>
  withForm(async (page) => {
    await page.locator("[data-grid] input").first().click();
    await page.keyboard.press("Shift+ArrowRight");
    const outline = await page.locator("[data-grid] .chosen").first().evaluate((part) => getComputedStyle(part).outlineStyle);
    assert.equal(outline, "solid");
    await picture(page, "range_forced_colours");
  }, { forcedColors: "active" }));

test("an input method that takes letters back writes what it means", () =>
  withForm(async (page) => {
    // Telex: each key, and what the method does instead of it: letters taken back, letters put in.
    const steps = [["D"], ["d", 1, "Đ"], ["u"], ["w", 1, "ư"], ["c"], ["s", 2, "ức"]];
    for (const selector of ["#description", "#payee", "[data-grid] input"]) {
      await page.locator(selector).first().click();
      for (const [key, back = 0, put = key] of steps) {
        for (let i = 0; i < back; ++i) await page.keyboard.press("Backspace");
        await page.keyboard.insertText(put);
        await page.waitForTimeout(160);  // longer than a list takes to come
      }
      assert.equal(await page.locator(selector).first().inputValue(), "Đức");
    }
  }));

test("keys that compose are the input method's own", () =>
  withForm(async (page) => {
    await page.locator("[data-grid] input").first().click();
    await page.keyboard.type("x");
    const passed = await page.evaluate(() => ["Enter", "ArrowDown", "F8", "F4", "Escape"].filter((key) => {
      const event = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true });
      return document.activeElement.dispatchEvent(event);
    }));
    assert.equal(passed.length, 5);
    assert.deepEqual(await cells(page), ["x", ""]);
  }));

test("suggestions stand below and change no text until one is taken", () =>
  withForm(async (page) => {
    await page.route("**/lines/suggest*", (route) => route.fulfill({ json: [
      { code: "ML1/hall", words: "Thuê hội trường", left: 1000000 }, { code: "ML1/drinks", words: "<b>Nước</b>", left: -5000 }] }));
    const field = page.locator("[data-grid] input").first();
    await field.click();
    await page.keyboard.type("ml1 hoi");
    await page.locator("#suggestions li").first().waitFor();
    assert.equal(await field.inputValue(), "ml1 hoi");
    assert.match(await page.locator("#suggestions").innerText(), /còn 1\.000\.000[^]*<b>Nước<\/b>[^]*còn -5\.000/);
    assert.deepEqual(await axeFindings(page), []);
    await picture(page, "suggestions");
    await page.keyboard.press("ArrowDown");
    assert.equal(await field.inputValue(), "ml1 hoi", "moving in the list changes nothing");
    await page.keyboard.press("Enter");
    assert.equal(await field.inputValue(), "ML1/drinks");
    assert.match(await focused(page), /^Số tiền, hàng 1/);
    await field.click();
    await page.keyboard.type(" x");
    await page.locator("#suggestions li").first().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#suggestions").isHidden(), true);
    assert.equal(await field.inputValue(), "ML1/drinks x");
  }));

test("what was typed outlives the page, and ends when it is dropped", () =>
  withForm(async (page) => {
    await page.fill("#description", "gõ dở");
    await page.locator("[data-grid] input").first().fill("ML1/hall");
    await page.locator("[data-grid] input").first().press("F4");
    await page.locator("[data-grid] input").nth(2).fill("ML1/drinks");
    await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes("ML1/drinks")));
    await page.goto("/vouchers");
    await page.goto(form);
    assert.equal(await page.inputValue("#description"), "gõ dở");
    assert.deepEqual(await cells(page), ["ML1/hall", "", "ML1/drinks", ""]);
    await page.locator(".notice button").click();
    await page.waitForFunction(() => sessionStorage.length === 0);
    await page.goto(form);
    assert.equal(await page.inputValue("#description"), "");
  }));

test("F1 shows the keys of a screen, and they can be turned off", () =>
  withForm(async (page) => {
    await page.keyboard.press("F1");
    await page.locator("dialog.keys").waitFor();
    assert.match(await page.locator("dialog.keys").innerText(), /Ctrl\+S/);
    assert.ok((await page.locator("kbd.mark").count()) >= 3, "each beside its control");
    assert.deepEqual(await axeFindings(page), []);
    await picture(page, "keys");
    await page.locator("dialog.keys input").uncheck();
    await page.keyboard.press("Escape");
    await page.locator("dialog.keys").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    assert.notEqual(await focused(page), "jump");
    await page.keyboard.press("F1");
    await page.locator("dialog.keys input").check();
    await page.keyboard.press("F1");
    await page.locator("dialog.keys").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    assert.equal(await focused(page), "jump");
  }));

test("a refusal keeps what was typed, takes the focus and begins the title", () =>
  withForm(async (page) => {
    await page.fill("#description", "một diễn giải");
    await page.fill("#date", "31/02/2020");
    await page.keyboard.press("Control+s");
    await page.locator("#problems").waitFor();
    assert.match(await page.title(), /^Lỗi: /);
    assert.equal(await focused(page), "problems");
    assert.equal(await page.inputValue("#description"), "một diễn giải");
    assert.equal(await page.getAttribute("#date", "aria-invalid"), "true");
    assert.deepEqual(await axeFindings(page), []);
    await picture(page, "refused");
    await page.locator("#problems li > a[href='#date']").click();
    assert.equal(await focused(page), "date");
  }));
