// What takes long, in a browser: told, stopped with nothing entered, and readable by everybody.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { axeFindings, dutoan, picture, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

/// Holds the book as a program that is writing does; what comes back lets it go.
async function hold(book) {
  const code = "import sqlite3,sys\nb=sqlite3.connect(sys.argv[1],isolation_level=None,timeout=60)\n" +
    "b.execute('BEGIN IMMEDIATE')\nprint('held',flush=True)\nsys.stdin.readline()\nb.execute('ROLLBACK')\n";
  const child = spawn("python3", ["-c", code, `${process.env.DUTOAN_WORK}/${book}/book.db`],
                      { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((held, failed) => {
    createInterface({ input: child.stdout }).once("line", held);
    child.once("exit", (code) => failed(new Error(`the writer ended with ${code}`)));
  });
  return () => child.exitCode !== null || new Promise((ended) => {
    child.once("exit", ended);
    child.stdin.end("\n");
  });
}

const list = "Loại chứng từ;Số chứng từ;Ngày chứng từ;Người nhận, nộp tiền;Dòng dự toán;Số tiền (đồng);Diễn giải\n" +
  "Thực chi;PC-DUNG;15/12/2020;A;BT5/hall;1;chi\n";

/// Sends the list while the book is held: the page that tells how far it is.
async function begin(page) {
  await page.goto("/vouchers/import");
  await page.setInputFiles("#list", { name: "bang-ke.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  const letGo = await hold("sample");
  try {
    await page.click("button[value=enter]");
    await page.waitForURL("**/works/*");
  } catch (error) {
    await letGo();
    throw error;
  }
  return letGo;
}

for (const javaScriptEnabled of [true, false])
  test(`a list is stopped on its way, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const page = await visit("sample", { javaScriptEnabled });
    // A writer that waits for another one gives up after ten seconds: then it is tried again.
    for (let tries = 5, title = ""; title !== "Đã dừng"; --tries) {
      assert.ok(tries > 0, title);
      const letGo = await begin(page);
      try {
        await page.click("main button");
        await page.locator("main", { hasText: "Đang dừng" }).or(page.locator("#problems")).first().waitFor();
      } finally {
        await letGo();
      }
      title = await page.locator("h1", { hasNotText: "bảng kê" }).or(page.locator("#problems")).first().innerText();
    }
    assert.doesNotMatch(dutoan("sample", "voucher", "list", "-O", "csv"), /PC-DUNG/);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

test("how far a list is can be read by everybody", async () => {
  const page = await visit();
  const letGo = await begin(page);
  try {
    await page.route("**/works/*", (route) => route.abort());  // the page stays while it is looked at
    assert.equal(await page.locator("main progress").count(), 1);
    assert.deepEqual(await axeFindings(page), []);
    await picture(page, "work");
  } finally {
    await letGo();
  }
  await page.context().close();
});
