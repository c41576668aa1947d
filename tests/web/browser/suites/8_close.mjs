// The end of a year, after which the sample's book takes no more: the last suite.
import assert from "node:assert/strict";
import { Hands } from "../hands.mjs";
import { dutoan, picture, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const office = ["-d", "31/01/2021", "--author", "kt.hoa", "--decider", "truong-ban"];
const rows = (...words) => dutoan("sample", ...words, "-O", "csv").split("\n").map((line) => line.split(","));

/// What blocks the close is done, as other journeys do it.
function clear() {
  const advances = new Set(rows("advance", "list").map((row) => row[1]).filter((text) => /^TU-\d+$/.test(text)));
  [...advances].forEach((advance, i) =>
    dutoan("sample", "settle", "due", advance, "-N", `PT-9${i}`, "-m", "tạm ứng quá hạn", ...office));
  const classes = rows("left", "--by", "activity").filter(([kind]) => kind === "plain");
  for (const [, code] of classes)
    dutoan("sample", "settle", "class", code, "--close", "--without-papers", "hồ sơ bổ sung sau", ...office);
}

test("J8b: the year is closed", async (t) => {
  const page = await visit();
  await page.goto("/settlement");
  const kinds = await page.$$eval(".tasks > li:has(.blockers)", (all) =>
    all.map((item) => item.querySelector(".blockers a").getAttribute("href")));
  assert.ok(kinds.length > 1);
  for (const path of kinds)
    assert.equal((await page.request.get(path)).status(), 200, `${path} repairs what is red`);
  clear();

  const hands = new Hands(page);
  await page.goto("/");
  await hands.click('header a:text-is("Quyết toán")');
  await hands.click("main a.primary[href^='/settlement/close']");
  for (const [field, text] of [["#author", "kt.hoa"], ["#decider", "truong-ban"]])
    if ((await page.locator(field).count()) && !(await page.inputValue(field))) {
      await hands.click(field);
      await hands.fill(text);
    }
  await hands.press("Control+s");
  await page.locator(".notice", { hasText: "Đã khóa sổ năm 2020" }).waitFor();
  t.tell(`${hands.steps} steps, ${hands.keys} keys`);
  await picture(page, "J8b");
  hands.within({ steps: 8 });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
