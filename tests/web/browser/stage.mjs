// What every suite stands on: books that are open, a browser, and pages that are watched while they
// are used.
import { spawn, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const need = createRequire(process.env.DUTOAN_MODULES);
const { chromium } = need("playwright-core");
export const axe = need("axe-core");

const { DUTOAN_BINARY, DUTOAN_BROWSER, DUTOAN_PICTURES, DUTOAN_SOURCE_DIR, DUTOAN_TAKE_PICTURES, DUTOAN_WORK } =
  process.env;
/// How long anything may take before it counts as never: patience on a busy machine, not a measure.
const patience = 120_000;
const people = ["--author", "ke-toan", "--decider", "ubnd"];
const finance = ["--author", "chuyen-vien", "--decider", "giam-doc-so"];
const submitted = [
  ["init"],
  ["allot", "5,5tỷ", "-N", "3518/QĐ-UBND", "-d", "16/12/2019", "--posted-on", "02/01/2020", "-y", "2020",
   "--unit", "BDT", "--chapter", "483", "--subcategory", "085", "--source", "01", "--nature", "12",
   "--programme", "0392", ...people],
  ["estimate", "save", "-d", "12/05/2020", ...people],
  ["submit", "-N", "12/TTr-BDT", "-d", "14/05/2020", "--author", "ke-toan-truong", "--decider", "truong-ban"],
  ["appraise", "cut", "ML1/organiser-per-diem", "organisers=1", "--reason", "people-differ", "--text",
   "một cán bộ là đủ", "-d", "20/05/2020", ...finance],
];
/// The books, each with the commands that make it when a suite first asks for it.
const books = {
  sample: [["init", "--sample", "thanh-hoa-2020"]],
  empty: [["init"]],
  submitted,
  approved: [
    ...submitted,
    ["appraise", "accept", "*", "-d", "22/05/2020", ...finance],
    ["appraise", "close", "-N", "45/BC-STC", "-d", "25/05/2020", ...finance],
    ["approve", "-N", "1512/QĐ-UBND", "-d", "28/05/2020", "--author", "ke-toan", "--decider", "chu-tich"],
  ],
};

let browser;
const opened = {};

/// Where the book of that name, its plan and its rates are: each has its own, which pages may change.
const worldOf = (name) => ({ ...process.env, DUTOAN_BOOK: `${DUTOAN_WORK}/${name}/book.db`,
  DUTOAN_PLAN: `${DUTOAN_WORK}/${name}/plan.toml`, DUTOAN_RATES: `${DUTOAN_WORK}/${name}/rates` });

/// What `dutoan` says of the book of that name; 1 is an answer with findings.
export function dutoan(name, ...words) {
  const { status, stdout, stderr } = spawnSync(DUTOAN_BINARY, words, { encoding: "utf8", env: worldOf(name) });
  if (status > 1 || status === null) throw new Error(`dutoan ${words.join(" ")}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

async function openBook(name) {
  cpSync(`${DUTOAN_SOURCE_DIR}/docs/examples/thanh-hoa-2020`, `${DUTOAN_WORK}/${name}`, { recursive: true });
  cpSync(`${DUTOAN_SOURCE_DIR}/rates`, `${DUTOAN_WORK}/${name}/rates`, { recursive: true });
  for (const words of books[name]) dutoan(name, ...words);
  const child = spawn(DUTOAN_BINARY, ["open", "--no-browser", "--port", "0", "--author", "chu-so"],
                      { stdio: ["ignore", "pipe", "inherit"], env: worldOf(name) });
  const lines = createInterface({ input: child.stdout });
  const [line] = await new Promise((found, failed) => {
    lines.once("line", (text) => found([text]));
    child.once("exit", (code) => failed(new Error(`dutoan open ended with ${code}`)));
  });
  const address = new URL(/http:\S+/.exec(line)[0]);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address.href);
  await page.waitForURL(address.origin + "/");
  opened[name] = { base: address.origin, child, state: await context.storageState() };
  await context.close();
}

export async function open() {
  browser = await chromium.launch({
    executablePath: DUTOAN_BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });
}

export async function close() {
  await browser?.close();
  for (const { child } of Object.values(opened)) {
    child.removeAllListeners("exit");
    child.kill("SIGTERM");
  }
}

/// A page on the book of that name. `page.faults` gathers what no page may do: errors of scripts,
/// what the content policy refuses, requests to anybody else.
export async function visit(name = "sample", options = {}) {
  if (!opened[name]) await openBook(name);
  const { base, state } = opened[name];
  const context = await browser.newContext({
    baseURL: base, storageState: state, locale: "en-US", timezoneId: "America/New_York",
    viewport: { width: 1360, height: 900 }, ...options,
  });
  const page = await context.newPage();
  page.faults = [];
  page.answers = [];
  page.underway = new Set();
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      page.faults.push(message.text());
  });
  for (const end of ["requestfinished", "requestfailed"])
    page.on(end, (request) => page.underway.delete(request));
  page.on("request", (request) => {
    page.underway.add(request);
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) page.faults.push(request.url());
  });
  page.on("response", (answer) => page.answers.push(answer));
  page.setDefaultTimeout(patience);
  return page;
}

/// Waits until nothing is asked of the server any more, and the page that came is whole. Twice calm, since
/// what a key or a click began may be on its way to where requests are seen.
export async function settled(page) {
  for (let calm = 0; calm < 2;) {
    await page.waitForTimeout(60);
    await page.waitForLoadState("load");
    await page.title();  // goes through the queue of the page itself
    calm = page.underway.size === 0 ? calm + 1 : 0;
  }
}

/// A picture for people to look at, where they asked for pictures: `run.sh --pictures`.
export async function picture(page, name) {
  if (DUTOAN_TAKE_PICTURES)
    await page.screenshot({ path: `${DUTOAN_PICTURES}/${name}.png`, fullPage: true });
}
export const pictures = DUTOAN_PICTURES;

/// What axe finds against WCAG 2.2 A and AA, as lines.
export async function axeFindings(page) {
  await page.evaluate(axe.source + "; void 0");
  const found = await page.evaluate(() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"],
  }));
  return found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`);
}

/// Whether the page itself moves sideways; a region of its own that scrolls does not count.
export const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
