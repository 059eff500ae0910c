// Every view, by its tab and by its address, with the network cut; and what axe says of it, light and dark, wide and narrow.
import assert from "node:assert/strict";
import {test} from "node:test";
import {inBrowser, views, violations} from "./browser.mjs";

const report = inBrowser();

test("opens from disk without a network and without an error", async () => {
  const page = await report.open();
  assert.match(await page.title(), /quickstart/);
  assert.equal(await page.locator(".sidebar li").count(), 8);
  assert.equal(await page.locator(".map .circle").count(), 8);
  assert.deepEqual(page.problems, []);
});

test("every tab shows its view", async () => {
  const page = await report.open();
  const headings = {
    Map: "Map",
    Topic: /goals/,
    Similarity: "Similarity",
    Time: "Over time",
    Classes: "By class",
    Trust: "How far to trust it",
  };
  for (const [tab, heading] of Object.entries(headings)) {
    await page.getByRole("navigation", {name: "Views"}).getByRole("link", {name: tab}).click();
    await page.getByRole("heading", {level: 2, name: heading}).waitFor();
    await page.locator("main svg").first().waitFor();
  }
  assert.deepEqual(page.problems, []);
});

test("a link leads to its topic and to its words' rank", async () => {
  const page = await report.open("#topic=2&lambda=.3");
  assert.match(await page.locator("main h2").innerText(), /^2\s/);
  assert.equal(await page.getByRole("slider").inputValue(), "0.3");
  assert.equal(await page.locator('.sidebar [aria-current="true"]').getAttribute("data-topic"), "2");
});

test("an address that means nothing is the start", async () => {
  const page = await report.open("#topic=999&view=nothing&lambda=x&%E0%A4%A");
  assert.equal(await page.locator("main h2").innerText(), "Map");
  assert.deepEqual(page.problems, []);
});

test("words change their rank with relevance, and lead to their page", async () => {
  const page = await report.open("#topic=3&lambda=1");
  const first = () => page.locator(".figure").first().locator("svg .name").allTextContents();
  const frequent = await first();
  await page.show("#topic=3&lambda=0");
  assert.notDeepEqual(await first(), frequent);
  await page.locator("svg a.row").first().click();
  await page.getByRole("heading", {name: "Topics of this word"}).waitFor();
  await page.waitForURL(/#term=/);
});

test("search finds words, topics and documents", async () => {
  const page = await report.open();
  await page.getByRole("searchbox").fill("soil");
  await page.getByRole("heading", {name: "Search"}).waitFor();
  const status = await page.locator("main [role=status]").innerText();
  assert.match(status, /^[1-9]\d* topics?, [1-9]\d* words?, [1-9]\d* quoted documents?\.$/);
  await page.getByRole("searchbox").fill("no such word");
  assert.match(await page.locator("main [role=status]").innerText(), /^0 topics, 0 words, 0 quoted documents\.$/);
});

test("a dot on the map is a document to read", async () => {
  const page = await report.open();
  await page.locator(".map svg").waitFor();
  const dot = await page.evaluate(() => {
    const {documents} = JSON.parse(document.getElementById("data").textContent);
    const u16 = (text, i) => {
      const raw = atob(text);
      return raw.charCodeAt(2 * i) | (raw.charCodeAt(2 * i + 1) << 8);
    };
    const box = document.querySelector(".map svg").getBoundingClientRect();
    return {
      x: box.left + (u16(documents.x, 7) / 65535) * box.width,
      y: box.top + (u16(documents.y, 7) / 65535) * box.width,
    };
  });
  await page.mouse.click(dot.x, dot.y);
  await page.locator(".beside .quote").waitFor();
  assert.match(await page.locator(".beside .quote p[dir]").innerText(), /\w+/);
});

test("a table stands behind every picture", async () => {
  const page = await report.open();
  for (const hash of views) {
    await page.show(hash);
    for (const button of await page.getByRole("button", {name: "Table", exact: true}).all()) {
      await button.click();
      assert.equal(await button.getAttribute("aria-pressed"), "true");
    }
    const figures = await page.locator(".figure:has(.stage)").count();
    assert.equal(await page.locator(".figure .stage table").count(), figures, hash);
  }
});

test("tables sort by their columns", async () => {
  const page = await report.open("#view=trust");
  const topics = () =>
    page.locator("main table").first().locator("tbody tr td:first-child, tbody tr th").allTextContents();
  const before = await topics();
  await page.getByRole("button", {name: "npmi"}).click();
  assert.notDeepEqual(await topics(), before);
  assert.deepEqual([...(await topics())].sort(), [...before].sort());
});

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 1280],
  ["light", 360],
]) {
  test(`axe finds nothing: ${colorScheme}, ${width} pixels wide`, async () => {
    const page = await report.open("#", {colorScheme, viewport: {width, height: 800}, bypassCSP: true});
    for (const hash of views) {
      await page.show(hash);
      assert.deepEqual(await violations(page), [], hash);
    }
  });
}
