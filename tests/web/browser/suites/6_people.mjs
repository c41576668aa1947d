// Several people at one browser: what one of them typed is theirs.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { dutoan, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const { DUTOAN_BINARY, DUTOAN_SOURCE_DIR, DUTOAN_WORK } = process.env;
const world = `${DUTOAN_WORK}/people`;
const password = "bon tram linh nam con cho";

function makeBook() {
  cpSync(`${DUTOAN_SOURCE_DIR}/docs/examples/thanh-hoa-2020`, world, { recursive: true });
  cpSync(`${DUTOAN_SOURCE_DIR}/rates`, `${world}/rates`, { recursive: true });
  dutoan("people", "init", "--sample", "thanh-hoa-2020");
  writeFileSync(`${world}/password`, password + "\n");
  for (const [code, role] of [["quan-tri", "administrator"], ["kt.hoa", "accountant"], ["kt.minh", "accountant"]])
    dutoan("people", "user", "add", code, "--name", code, "--role", role, "--password-file", `${world}/password`);
}

/// The sample year, served to two accountants, and a page on it.
async function served(body) {
  if (!existsSync(world)) makeBook();
  const env = { ...process.env, DUTOAN_BOOK: `${world}/book.db`, DUTOAN_PLAN: `${world}/plan.toml`,
                DUTOAN_RATES: `${world}/rates` };
  const child = spawn(DUTOAN_BINARY, ["serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"], env });
  const any = await visit();  // for its browser
  try {
    const line = await new Promise((found, failed) => {
      createInterface({ input: child.stdout }).once("line", found);
      child.once("exit", (code) => failed(new Error(`dutoan serve ended with ${code}`)));
    });
    const baseURL = new URL(/http:\S+/.exec(line)[0]).origin;
    const context = await any.context().browser().newContext({ baseURL, locale: "en-US" });
    await body(await context.newPage());
    await context.close();
  } finally {
    await any.context().close();
    child.removeAllListeners("exit");
    child.kill("SIGTERM");
  }
}

async function comeIn(page, code) {
  await page.fill("#person", code);
  await page.fill("#password", password);
  await page.press("#password", "Enter");
  await page.locator(".person", { hasText: code }).waitFor();
}

/// The session's end, as a browser meets it that has lost its cookie; the tab and its storage stay.
const endSession = (page) => page.context().clearCookies();

test("what somebody typed stays theirs in a tab that another person comes into", () =>
  served(async (page) => {
    await page.goto("/vouchers/new");
    await comeIn(page, "kt.hoa");
    await page.goto("/vouchers/new");
    await page.fill("#description", "của kt.hoa");
    await page.waitForFunction(() => Object.values(sessionStorage).join().includes("của kt.hoa"));

    await endSession(page);
    await page.goto("/vouchers/new");
    await comeIn(page, "kt.minh");
    await page.goto("/vouchers/new");
    assert.equal(await page.inputValue("#description"), "", "another person does not see it");

    await endSession(page);
    await page.goto("/vouchers/new");
    await comeIn(page, "kt.hoa");
    await page.goto("/vouchers/new");
    assert.equal(await page.inputValue("#description"), "của kt.hoa", "it waits for its owner");
    await page.click("form[action='/leave'] button");
    await page.waitForURL("**/login");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, "who leaves takes all along");
  }));

test("a form that met an ended session is shown to nobody but whoever typed it", () =>
  served(async (page) => {
    for (const next of ["kt.hoa", "kt.minh"]) {
      await page.goto("/vouchers/new");
      await comeIn(page, "kt.hoa");
      await page.goto("/vouchers/new");
      await page.fill("#description", "của kt.hoa");
      await endSession(page);
      await page.press("#description", "Enter");
      await comeIn(page, next);
      const fields = await page.$$eval("main input[type=text]", (all) => all.map((field) => field.value));
      assert.equal(fields.includes("của kt.hoa"), next === "kt.hoa", next);
      await endSession(page);
    }
  }));
