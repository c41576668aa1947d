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

journey("J5: record a payment", { from: "/vouchers", steps: 7, keys: 40 }, async (hands, page) => {
  await hands.press("F4");
  await hands.skipTo("[name=line]");
  await hands.fill("bt5 hoi", "Enter");
  await hands.fill("1tr5");
  await page.locator(".beside", { hasText: "Một triệu năm trăm nghìn đồng" }).waitFor();  // J6: 0 steps
  await hands.skipTo("#payee");
  await hands.fill("HTX");
  await hands.press("Control+s");
  await page.waitForURL(/\/vouchers\/PC-/);
});

journey("J6: what is left, from anywhere", { from: "/help", steps: 1 }, async (hands, page) => {
  await hands.jump("bt5 hoi");
  await page.locator("main", { hasText: "BT5/hall" }).waitFor();
});
