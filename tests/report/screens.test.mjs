// Dark, narrow, printed, and with little motion; right-to-left and other scripts.
import assert from "node:assert/strict";
import {join} from "node:path";
import {test} from "node:test";
import {inBrowser, topicmill, views} from "./browser.mjs";

function multilingualRun(folder) {
  const run = join(folder, "multilingual");
  topicmill("-q", "run", "configs/multilingual.yaml", "-o", run);
  return run;
}

const report = inBrowser();
const multilingual = inBrowser(multilingualRun);

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("dark where the system says so, or the reader", async () => {
  const page = await report.open("#", {colorScheme: "dark"});
  const dark = await background(page);
  assert.notEqual(dark, "rgb(255, 255, 255)");
  const theme = page.getByRole("button", {name: /^Theme/});
  await theme.click();
  assert.equal(await background(page), "rgb(255, 255, 255)");
  await theme.click();
  assert.equal(await background(page), dark);
});

test("nothing is wider than a phone", async () => {
  const page = await multilingual.open("#", {viewport: {width: 360, height: 740}});
  for (const hash of views) {
    await page.show(hash);
    assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= 360), hash);
  }
});

test("printed, it is a page without its tools", async () => {
  const page = await report.open("#topic=1");
  await page.emulateMedia({media: "print", colorScheme: "dark"});
  assert.equal(await page.locator(".tabs").isVisible(), false);
  assert.equal(await page.locator(".tools").first().isVisible(), false);
  assert.equal(await page.locator("main svg").first().isVisible(), true);
  assert.equal(await background(page), "rgb(255, 255, 255)");
  assert.ok((await page.pdf()).length > 10_000);
});

test("nothing moves for those who want no motion", async () => {
  const page = await report.open("#", {reducedMotion: "reduce"});
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((element) => {
        const {transitionDuration, animationName} = getComputedStyle(element);
        return parseFloat(transitionDuration) > 0 || animationName !== "none";
      }).length,
  );
  assert.equal(moving, 0);
});

test("an Arabic document reads from the right, a German one from the left", async () => {
  const page = await multilingual.open("#q=ar-");
  const direction = (quote) =>
    quote
      .locator("p[dir=auto]")
      .first()
      .evaluate((p) => getComputedStyle(p).direction);
  assert.equal(await direction(page.locator(".quote").first()), "rtl");
  await page.show("#q=de-");
  assert.equal(await direction(page.locator(".quote").first()), "ltr");
  assert.deepEqual(page.problems, []);
});
