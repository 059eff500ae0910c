// The page without a mouse.
import assert from "node:assert/strict";
import {test} from "node:test";
import {inBrowser} from "./browser.mjs";

const report = inBrowser();

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

async function tabTo(page, wanted, most = 80) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    if (wanted.test(await focused(page))) return;
  }
  assert.fail(`the keyboard does not reach ${wanted}`);
}

test("the first stop skips to the content", async () => {
  const page = await report.open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
});

test("a topic of the list opens by Enter and keeps the focus in the list", async () => {
  const page = await report.open();
  await tabTo(page, /^3/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", {level: 2, name: /^3/}).waitFor();
  assert.match(await focused(page), /^3/);
});

test("a tab keeps the focus on the tabs", async () => {
  const page = await report.open();
  await tabTo(page, /^Trust$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", {name: "How far to trust it"}).waitFor();
  assert.equal(await focused(page), "Trust");
});

test("a link inside the view moves the focus to the heading of what it opens", async () => {
  const page = await report.open("#topic=0");
  await page.locator("svg a.row").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", {name: "Topics of this word"}).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
});

test("arrows move the slider of relevance, and the address with it", async () => {
  const page = await report.open("#topic=0");
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/lambda=0\.5$/);
});

test("the menu opens by Enter and closes by Escape", async () => {
  const page = await report.open("#topic=0");
  await page.locator("summary", {hasText: "Save"}).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", {name: "Table as CSV"}).first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("button", {name: "Table as CSV"}).first().isVisible(), false);
  assert.equal(await focused(page), "Save");
});

test("circles of the map are links", async () => {
  const page = await report.open();
  await page.locator(".map a.circle").nth(4).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", {level: 2, name: /^4/}).waitFor();
});
