// F8 and F9 reach the rows that offer something, each its own.
import assert from "node:assert/strict";
import { axeFindings, dutoan, picture, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const keyed = "[data-key=F9]";

test("F9 and F8 are those of the row where somebody is", async () => {
  const page = await visit();
  await page.goto("/advances");
  const row = page.locator("main tbody tr", { has: page.locator(keyed) }).nth(1);
  const number = await row.locator("th a").innerText();
  for (const [key, end] of [["F9", "clear"], ["F8", "repay"]]) {
    await page.goto("/advances");
    await row.locator("th a").focus();
    await page.keyboard.press(key);
    await page.waitForURL(`**/advances/${number}/${end}`);
  }
  await page.goto("/advances");
  await page.keyboard.press("F1");
  await page.locator("dialog.keys").waitFor();
  const rows = await page.locator(`main tbody ${keyed}`).count();
  assert.ok(rows > 1);
  assert.equal(await page.locator("main tbody kbd.mark:text-is('F9')").count(), rows, "F1 shows them in each row");
  assert.deepEqual(await axeFindings(page), []);
  await picture(page, "keys_of_rows");
  await page.context().close();
});

test("a voucher's page, the commitments and the checklist have them too", async () => {
  const page = await visit();
  await page.goto("/settlement");
  for (const item of await page.locator(".blockers li").all())
    assert.equal(await item.locator(keyed).count(), 1, "each red item leads to what repairs it");
  await page.goto("/commitments");
  const held = page.locator(".ways li");
  assert.equal(await held.locator(keyed).count(), await held.count());
  await page.goto("/vouchers/new?line=BT5/hall&amount=1");
  await page.fill("#payee", "HTX");
  await page.press("#payee", "Enter");
  await page.waitForURL(/\/vouchers\/PC-/);
  await page.keyboard.press("F8");
  await page.waitForURL(/\/reverse$/);
  await page.context().close();
});

test("a button of a row is pressed in its row alone", async () => {
  const page = await visit("submitted");
  await page.goto("/appraisal/ML1");
  assert.ok((await page.locator("[name=restore]").count()) > 0);
  await page.fill("#date", "20/05/2020");
  // A press of the button would send the form at once: here it is only counted.
  await page.evaluate(() => document.addEventListener("submit", (event) => {
    window.sent = true;
    event.preventDefault();
  }, { once: true }));
  await page.locator("#date").focus();
  await page.keyboard.press("F9");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("F9");
  assert.equal(await page.evaluate(() => window.sent), undefined);
  await page.reload();
  await page.fill("#date", "20/05/2020");
  const before = dutoan("submitted", "appraise", "list", "-O", "csv");
  await page.locator("tbody", { has: page.locator("[name=restore]") }).locator("th a").first().focus();
  await page.keyboard.press("F9");
  await page.locator(".notice").waitFor();
  assert.notEqual(dutoan("submitted", "appraise", "list", "-O", "csv"), before);
  await page.context().close();
});
