// Every kind of page, found by following links: what holds for all of them.
import assert from "node:assert/strict";
import { axeFindings, picture, sideways, visit } from "../stage.mjs";
import { test } from "../trial.mjs";

const mostPages = 160;  // of a book

/// "/lines/ML1/hall?by=x" is of the kind "/lines/*/*?by": words that some row of a table names are
/// the same to a page.
function kindOf(url) {
  const [first, ...rest] = url.pathname.split("/").filter(Boolean);
  const tail = rest.map((part) => (/^[a-z]+(-[a-z]+)*$/.test(part) && first !== "rates" ? part : "*"));
  return `/${[first ?? "", ...tail].join("/")}?${[...url.searchParams.keys()].sort().join("&")}`;
}

/// Addresses reached from "/", one of each kind.
async function crawl(page) {
  await page.goto("/");
  const queue = [new URL(page.url())], seen = new Set([queue[0].pathname]), kinds = new Set();
  const found = [];
  while (queue.length > 0 && found.length < mostPages) {
    const url = queue.shift();
    const kind = kindOf(url);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    found.push(url.pathname + url.search);
    const answer = await page.request.get(url.href);
    const text = await answer.text();
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) { found.pop(); continue; }
    for (const [, href] of text.matchAll(/<a [^>]*href="([^"#]+)/g)) {
      const to = new URL(href.replaceAll("&amp;", "&"), url);
      if (to.origin !== url.origin || to.searchParams.has("as") || to.searchParams.has("lang")) continue;
      if (seen.has(to.pathname + to.search) || to.pathname.startsWith("/api/")) continue;
      seen.add(to.pathname + to.search);
      queue.push(to);
    }
  }
  return found;
}

/// Dates that are not dd/mm/yyyy, and amounts without their thousands, in what people read.
const oddWriting = (page) => page.evaluate(() => {
  const odd = [];
  const body = document.body.cloneNode(true);
  body.querySelectorAll("code,pre,script,textarea,kbd").forEach((part) => part.remove());
  for (const [date] of body.textContent.matchAll(/\b\d{4}-\d\d-\d\d\b/g)) odd.push(date);
  for (const [date, , month] of body.textContent.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(?:19|20)\d\d\b/g))
    if (Number(month) > 12) odd.push(date);
  for (const cell of document.querySelectorAll("td.n"))
    if (/\d{5}/.test(cell.textContent) || /\d,\d{3}\b/.test(cell.textContent)) odd.push(cell.textContent);
  return odd;
});

const name = (path) => path.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "") || "home";

for (const book of ["sample", "submitted", "empty"])
  test(`every page of the ${book} book`, async (t) => {
    const page = await visit(book);
    const paths = await crawl(page);
    t.tell(`${paths.length} pages`);
    assert.ok(paths.length >= 5, "the menu leads somewhere");
    for (const path of paths)
      await t.test(path, async () => {
        page.faults.length = page.answers.length = 0;
        await page.setViewportSize({ width: 1360, height: 900 });
        const answer = await page.goto(path);
        assert.ok(answer.status() < 500, `${answer.status()}`);
        if (book === "sample") assert.equal(answer.status(), 200);
        assert.match(await page.title(), answer.status() < 400 ? /– dutoan$/ : /^Lỗi: .*– dutoan$/);
        assert.equal(await page.locator("h1").count(), 1, "one h1");
        assert.deepEqual(await axeFindings(page), []);
        assert.deepEqual(await oddWriting(page), []);
        assert.ok(page.answers.length <= 8, `${page.answers.length} requests`);
        if (book !== "empty") await picture(page, `${book}_${name(path)}`);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.ok((await sideways(page)) <= 0, "moves sideways at 320 px");
        assert.deepEqual(page.faults, []);
      });
    if (book === "sample") {
      await page.goto("/?lang=en");
      for (const path of paths)
        await t.test(`${path} in English`, async () => {
          await page.goto(path);
          assert.equal(await page.getAttribute("html", "lang"), "en");
          assert.deepEqual(await axeFindings(page), []);
        });
    }
    await page.context().close();
  });

test("a first page is small", async () => {
  const page = await visit();
  await page.goto("/");
  const sizes = await Promise.all(page.answers.map(async (answer) => (await answer.body()).length));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  assert.ok(size <= 120 * 1024, `${size} bytes`);
  assert.ok(page.answers.length <= 8, `${page.answers.length} requests`);
  const sum = async (end) => (await Promise.all(page.answers.filter((a) => a.url().endsWith(end))
    .map(async (a) => (await a.body()).length))).reduce((a, b) => a + b, 0);
  assert.ok((await sum(".js")) <= 25 * 1024, `${await sum(".js")} bytes of scripts`);
  assert.ok((await sum(".css")) <= 20 * 1024, `${await sum(".css")} bytes of style`);
  await page.context().close();
});
