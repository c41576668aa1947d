// Tests one after another; what passes is a line, what fails says why. Node.js' own node:test differs
// between the versions that people have.
const all = [];
let passed = 0;
const failed = [];

/// A test, with parts of its own: `t.test` runs one at once, `t.tell` says something beside it.
export function test(name, body) {
  all.push([name, body]);
}

async function run(name, body, depth) {
  const told = [];
  const begun = Date.now();
  const failures = failed.length;
  try {
    await body({ test: (part, inner) => run(`${name}: ${part}`, inner, depth + 1), tell: (text) => told.push(text) });
    passed++;
  } catch (error) {
    failed.push(name);
    console.log(`FAILED  ${name}\n${String(error.stack).replace(/^/gm, "    ")}`);
  }
  if (depth === 0 && failed.length === failures)
    console.log(`ok  ${name} (${[...told, `${((Date.now() - begun) / 1000).toFixed(1)} s`].join(", ")})`);
}

/// Runs all of them; how many failed.
export async function runAll() {
  for (const [name, body] of all) await run(name, body, 0);
  console.log(`${passed} passed, ${failed.length} failed${failed.map((name) => `\n    ${name}`).join("")}`);
  return failed.length;
}
