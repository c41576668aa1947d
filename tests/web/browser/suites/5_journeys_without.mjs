// The journeys again with scripts turned off: each finishes, by forms and links alone.
import assert from "node:assert/strict";
import { visit } from "../stage.mjs";
import { test } from "../trial.mjs";

/// A journey on a book, begun at an address, without scripts.
function journey(name, { book = "sample", from = "/" }, body) {
  test(`without scripts, ${name}`, async () => {
    const page = await visit(book, { javaScriptEnabled: false });
    await page.goto(from);
    await body(page);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

const shows = (page, text) => page.locator("main", { hasText: text }).waitFor();
const menu = (words) => `header a:text-is("${words}")`;

journey("J1a: one class is entered, its estimate is there", { from: "/classes" }, async (page) => {
  await page.click("main a:text-is('Thêm lớp')");
  await page.selectOption("#like", { label: "I · Huyện Cẩm Thủy" });
  await page.fill("#people", "60");
  await page.fill("#days", "2");
  await page.fill("#code", "KHONGMAY");
  await page.press("#days", "Enter");
  await page.waitForURL(/\/classes\/KHONGMAY/);
  await shows(page, "Bằng chữ");
});

journey("J1b: rows are pasted into a box", { book: "empty", from: "/plan/edit" }, async (page) => {
  await page.click("summary");
  await page.fill("#paste-cell", "B2");
  const name = await page.locator("table[data-sheet=row] tbody tr td input").nth(1).inputValue();
  await page.fill("#paste", `${name}\n`);
  await page.click("button[value=paste]");
  assert.equal(await page.locator("#problems").count(), 0);
  await page.click("button[value=enter]");
  await page.locator(".notice").waitFor();
});

journey("J2: an estimate and why each figure", { from: "/classes" }, async (page) => {
  await page.click("tbody a:text-is('ML1')");
  await shows(page, /150\.000/);
  await page.click("main table a[href^='/rates/']");
  await shows(page, /Điều|Đ\d/);
});

journey("J3: who cut what, and why", { book: "approved" }, async (page) => {
  await page.click("a[href^='/appraisal/cuts']");
  await shows(page, "một cán bộ là đủ");
});

journey("J4: a line is cut, with a reason", { book: "submitted", from: "/appraisal/ML3" }, async (page) => {
  await page.fill("#date", "20/05/2020");
  const row = page.locator("#row-organiser-per-diem");
  await row.locator("[name^='in:']").first().fill("1");
  await row.locator("select").selectOption("people-differ");
  await row.locator("[name^='text:']").fill("không máy, vẫn cắt được");
  await row.locator("[name^='text:']").press("Enter");
  await shows(page, "không máy, vẫn cắt được");
});

journey("J5 and J6: what is left is looked up, and a payment entered", {}, async (page) => {
  await page.fill("#jump", "bt5 hoi");
  await page.press("#jump", "Enter");
  await shows(page, "BT5/hall");
  await page.goto("/vouchers/new");
  await page.locator("[name=line]").first().fill("BT5/hall");
  await page.locator("[name=amount]").first().fill("1tr");
  await page.fill("#payee", "HTX");
  await page.press("#payee", "Enter");
  await page.waitForURL(/\/vouchers\/PC-/);
});

journey("J7: an advance is cleared", {}, async (page) => {
  await page.click(menu("Tạm ứng"));
  await page.click("main tbody .do a");
  await page.press("#description", "Enter");
  await page.locator(".notice").waitFor();
});

journey("J8: the settlement on paper", {}, async (page) => {
  await page.click(menu("Quyết toán"));
  await page.click("main a[href*='/statements/B01']");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header").isVisible(), false);
  assert.equal(await page.locator(".sheet").first().isVisible(), true);
});

journey("J9: from a total to the clause", { from: "/statements/B01" }, async (page) => {
  await page.locator("a[href^='/trace/B01/']", { hasText: /^5\.[0-9]{3}\./ }).last().click();
  for (const next of ["vouchers", "lines", "rates"]) await page.click(`main a[href^='/${next}/']`);
  await shows(page, /Điều|Đ\d/);
});
