// Hands that count: a step is a click, a key chord, or a field filled; what is typed inside a field is
// counted as keys.
import assert from "node:assert/strict";
import { settled } from "./stage.mjs";

export class Hands {
  steps = 0;
  keys = 0;

  constructor(page) {
    this.page = page;
  }

  /// One chord: "F4", "Control+s".
  async press(chord) {
    this.steps++;
    this.keys++;
    await this.settled(() => this.page.keyboard.press(chord));
  }

  async click(target) {
    this.steps++;
    await this.settled(() => (typeof target === "string" ? this.page.locator(target).first() : target).click());
  }

  /// Fills the field that has the focus, and leaves it by `last`.
  async fill(text, last = "Tab") {
    this.steps++;
    this.keys += [...text].length + 1;
    await this.page.keyboard.type(text);
    await this.settled(() => this.page.keyboard.press(last));
  }

  /// Chooses in the list that has the focus, by arrows, and leaves it.
  async choose(words) {
    this.steps++;
    const down = await this.page.evaluate((wanted) =>
      [...document.activeElement.options].findIndex((option) => wanted.test(option.text)), words);
    this.keys += down + 1;
    for (let i = 0; i < down; ++i) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Tab");
  }

  /// Types words until the list below the field has what they mean, and takes it.
  async take(words) {
    this.steps++;
    this.keys += [...words].length + 1;
    await this.page.keyboard.type(words);
    await this.page.locator("#suggestions li").first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  /// Tab over what is filled in already: keys, no step.
  async skipTo(selector) {
    for (let i = 0; i < 12; ++i) {
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      this.keys++;
      await this.page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${selector}`);
  }

  /// Ctrl+K and words: one step.
  async jump(words) {
    await this.page.keyboard.press("Control+k");
    this.steps++;
    this.keys += [...words].length + 2;
    await this.page.keyboard.type(words);
    await this.settled(() => this.page.keyboard.press("Enter"));
  }

  /// Ctrl+V of a range from a spreadsheet, into the cell that has the focus.
  async paste(range) {
    this.steps++;
    this.keys++;
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, range);
  }

  /// Does it, and waits for the page to which it may lead.
  async settled(act) {
    await act();
    await settled(this.page);
  }

  within({ steps, keys = Infinity }) {
    assert.ok(this.steps <= steps, `${this.steps} steps, at most ${steps}`);
    assert.ok(this.keys <= keys, `${this.keys} keys, at most ${keys}`);
  }
}
