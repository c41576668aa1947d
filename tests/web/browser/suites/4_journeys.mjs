// The journeys of the people who work with it, each within its budget of steps.
import assert from "node:assert/strict";
import { Hands } from "../hands.mjs";
import { picture, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

/// A journey on a book, begun at an address: fails above its budget.
function journey(name, { book = "sample", from = "/", ...budget }, body) {
  test(name, async (t) => {
    const page = await visit(book);
    const hands = new Hands(page);
    await page.goto(from);
    await body(hands, page);
    t.tell(`${hands.steps} steps, ${hands.keys} keys`);
    await picture(page, name.split(":")[0]);
    assert.deepEqual(page.faults, []);
    hands.within(budget);
    await page.context().close();
  });
}

const shows = (page, text) => page.locator("main", { hasText: text }).waitFor();
/// A link of the menu.
const menu = (words) => `header a:text-is("${words}")`;

journey("J1a: one class and its estimate", { book: "empty", from: "/classes", steps: 6 }, async (hands, page) => {
  await hands.press("F4");
  await page.waitForURL("**/classes/new");
  await page.waitForFunction(() => document.activeElement.id === "like");  // the hand is there
  await hands.choose(/Huyện Cẩm Thủy/);
  await hands.choose(/Như Xuân/);
  await hands.fill("60");
  await hands.fill("2");
  await hands.press("Enter");
  await page.waitForURL(/\/classes\/NXB/);
  await shows(page, "Bằng chữ");
});

journey("J1b: all rows of the plan, out of a spreadsheet", { book: "empty", from: "/plan/edit", steps: 5 }, async (hands, page) => {
  const rows = page.locator("table[data-sheet=row] tbody tr");
  const sheet = await rows.evaluateAll((all) => all.map((row) =>
    [...row.querySelectorAll("td input")].map((cell) => cell.value)));
  sheet[0] = sheet[0].map((text) => (text === "Huyện Mường Lát" ? "Huyện Mường Lát mới" : text));
  hands.steps++;  // the range is copied in the spreadsheet
  await hands.click(rows.first().locator("td input").first());
  await hands.paste(sheet.map((row) => row.join("\t") + "\r\n").join(""));
  await hands.click("button[value=try]");
  await shows(page, "Huyện Mường Lát mới");
  assert.equal(await page.locator("#problems").count(), 0);
  await hands.press("Control+s");
  await page.locator(".notice").waitFor();
});

journey("J2: an estimate and why each figure", { from: "/classes", steps: 2 }, async (hands, page) => {
  await hands.click("tbody a:text-is('ML1')");
  await shows(page, /150\.000/);   // the rate of a meal, in the working on its line
  assert.equal(hands.steps, 1);
  await hands.click("main table a[href^='/rates/']");
  await shows(page, /Điều|Đ\d/);
});

journey("J3: who cut what, and why", { book: "approved", steps: 2 }, async (hands, page) => {
  await hands.click("a[href^='/appraisal/cuts']");
  await shows(page, "một cán bộ là đủ");
  await shows(page, "chuyen-vien");
});

journey("J4: a line is cut, with a reason", { book: "submitted", from: "/appraisal/ML2", steps: 4 }, async (hands, page) => {
  assert.equal(await page.inputValue("#date"), "20/05/2020");  // the day of the last paper
  await page.locator("#row-organiser-per-diem a").first().focus();
  await hands.press("F8");
  await hands.fill("1");
  await hands.skipTo("select");
  await hands.choose(/^Số người/);
  await hands.fill("một cán bộ là đủ", "Enter");
  await shows(page, "một cán bộ là đủ");
});

journey("J5: record a payment", { from: "/vouchers", steps: 7, keys: 40 }, async (hands, page) => {
  await hands.press("F4");
  await hands.take("bt5 hoi");
  await hands.fill("1tr5");
  await page.locator(".beside", { hasText: "Một triệu năm trăm nghìn đồng" }).waitFor();  // J6: 0 steps
  await hands.skipTo("#payee");
  await hands.fill("HTX");
  await hands.press("Control+s");
  await page.waitForURL(/\/vouchers\/PC-/);
});

journey("J6: what is left, from anywhere", { from: "/help", steps: 1 }, async (hands, page) => {
  await hands.jump("bt5 hoi");
  await shows(page, "BT5/hall");
  const answer = await page.request.get("/api/1/left?by=line&subject=BT5/hall");
  await shows(page, (await answer.json()).tables.left.rows[0].left.toLocaleString("vi-VN"));
});

journey("J7: an advance is cleared", { steps: 4 }, async (hands, page) => {
  await hands.click(menu("Tạm ứng"));
  await hands.click("main tbody th a");
  await hands.press("F9");
  await hands.press("Control+s");
  await page.locator(".notice").waitFor();
});

journey("J8: the settlement on paper", { steps: 3 }, async (hands, page) => {
  await page.addInitScript(() => { window.print = () => { window.wasPrinted = true; }; });
  await hands.click(menu("Quyết toán"));
  await hands.press("Control+p");
  await page.waitForURL(/\/statements\/B01/);
  await page.waitForFunction(() => window.wasPrinted);
  await hands.press("Enter");  // in the browser's own dialog
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header").isVisible(), false);
  assert.equal(await page.locator(".sheet").first().isVisible(), true);
});

journey("J9: from a total to the clause", { from: "/statements/B01", steps: 4 }, async (hands, page) => {
  await hands.click(page.locator("a[href^='/trace/B01/']", { hasText: /^5\.[0-9]{3}\./ }).last());
  await hands.click("main a[href^='/vouchers/']");
  await hands.click("main a[href^='/lines/']");
  await hands.click("main a[href^='/rates/']");
  await shows(page, /Điều|Đ\d/);
});

/// A resolution, made up: new per diems of the province from the middle of the year on.
const resolution = `format = "dutoan/rates/1"

[document]
type = "Nghị quyết"
number = "99/2020/NQ-HĐND"
short = "NQ 99/2020"
title = "Mức chi mới"
issuer = "HĐND"
date = 2020-05-01
in_force = 2020-06-01
layer = "province"
jurisdiction = "thanh-hoa"
amends = ["64/2017/NQ-HĐND"]

[[value]]
key = "travel.perdiem"
from = 2020-06-01
until = 2025-07-21
amount = 220_000
kind = "fixed"
article = "1"
status = "read"
source = "giả định"
`;

journey("J12: new rates in the middle of the year", { book: "empty", from: "/rates/new", steps: 4 }, async (hands, page) => {
  hands.steps++;  // the file is chosen
  await page.setInputFiles("#file", { name: "99.toml", mimeType: "text/plain", buffer: Buffer.from(resolution) });
  await hands.click("button[value=try]");
  await shows(page, "ML1/trainer-per-diem");  // the lines that it touches
  await page.locator("#text").focus();
  await hands.skipTo("#from");
  await hands.fill("10/6/2020");
  await hands.press("Control+s");
  await page.locator(".notice", { hasText: "99/2020/NQ-HĐND" }).waitFor();
});

journey("J13: the plan's arithmetic", { from: "/plan", steps: 1 }, async (hands, page) => {
  await hands.click("a:text-is('Kiểm tra kế hoạch')");
  await shows(page, "3.707");
});
