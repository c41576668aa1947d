// Less than usual: no scripts, forced colours, large letters, paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { picture, pictures, sideways, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const pages = ["/", "/left", "/vouchers", "/vouchers/new", "/help"];

test("a voucher is entered without scripts", async () => {
  const page = await visit("sample", { javaScriptEnabled: false });
  await page.goto("/vouchers/new");
  await page.locator("button[value=more-lines]").click();
  assert.ok((await page.locator("[name=line]").count()) > 1);
  const typed = { date: "15/9/2020", number: "PC-8001", payee: "TTBDCT", description: "nước", decider: "truong-ban" };
  for (const [name, value] of Object.entries(typed)) await page.fill(`#${name}`, value);
  await page.locator("[name=line]").first().fill("BT5/hall");
  await page.locator("[name=amount]").first().fill("1");
  await page.locator("button[value=try]").click();
  assert.equal(await page.inputValue("#number"), "PC-8001");
  assert.equal(await page.locator("#problems li").allInnerTexts().then((all) => all.join()), "");
  assert.equal(await page.locator(".tried").count(), 1);
  await page.locator("button[value=enter]").click();
  await page.waitForURL("**/vouchers/PC-8001");
  assert.match(await page.locator(".notice").innerText(), /PC-8001/);
  await page.context().close();
});

test("colours that somebody else chose leave every control visible", async () => {
  const page = await visit("sample", { forcedColors: "active" });
  await page.goto("/vouchers/new");
  const bare = await page.$$eval("main button, main input[type=text]", (all) => all.filter((part) => {
    const style = getComputedStyle(part);
    return parseFloat(style.borderTopWidth) === 0 && !part.closest("td");
  }).length);
  assert.equal(bare, 0);
  await picture(page, "forced_colours");
  await page.context().close();
});

test("letters of twice the size, and wider spaces, fit", async () => {
  const page = await visit();
  for (const path of pages) {
    await page.goto(path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      for (const part of document.querySelectorAll("body *")) {
        part.style.letterSpacing = "0.12em";
        part.style.wordSpacing = "0.16em";
        part.style.lineHeight = "1.5";
      }
    });
    assert.ok((await sideways(page)) <= 0, path);
    const cut = await page.$$eval("button, header a, label", (all) =>
      all.filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== "visible").length);
    assert.equal(cut, 0, path);
  }
  await picture(page, "large_letters");
  await page.context().close();
});

test("focus is never hidden, and shows", async () => {
  const page = await visit();
  await page.goto("/vouchers/new");
  for (let i = 0; i < 30; ++i) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const part = document.activeElement, box = part.getBoundingClientRect();
      if (part === document.body) return true;
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
      const ring = getComputedStyle(part).outlineStyle !== "none";
      return ring && (part.contains(at) || at?.contains(part));
    });
    assert.ok(seen, `Tab ${i + 1}: ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80))}`);
  }
  await page.context().close();
});

test("paper: A4, the menu left out, numbers from the second page on", async () => {
  const page = await visit();
  for (const path of ["/left", "/vouchers"]) {
    await page.goto(path);
    const file = `${pictures}/print${path.replaceAll("/", "_")}.pdf`;
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync("pdfinfo", [file], { encoding: "utf8" }));
    assert.deepEqual([size[1], size[2]].map((side) => Math.round(Number(side))).sort(), [595, 842]);
    const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
    assert.ok(!sheets.join("").includes("Thoát"), "the menu stays off paper");
    assert.ok(sheets.length > 1);
    const first = (sheet) => sheet.split("\n").find((line) => line.trim())?.trim();
    assert.notEqual(first(sheets[0]), "1");
    sheets.slice(1).forEach((sheet, i) => assert.equal(first(sheet), String(i + 2)));
  }
  await page.context().close();
});
