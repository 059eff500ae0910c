// Tables and pictures as files.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {inBrowser} from "./browser.mjs";

const report = inBrowser();

async function save(page, figure, choice) {
  await figure.locator("summary", {hasText: "Save"}).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", {name: choice}).click(),
  ]);
  const path = join(report.folder, download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path);
}

for (const hash of ["#", "#topic=1", "#view=similarity", "#view=time", "#view=classes"]) {
  test(`table and picture of ${hash}`, async () => {
    const page = await report.open(hash);
    const figure = page.locator(".figure:has(.stage)").first();
    await figure.locator("svg").first().waitFor();
    const csv = (await save(page, figure, "Table as CSV")).toString();
    assert.match(csv, /^[^\r\n]+,[^\r\n]+\r\n([^\r\n]+\r\n)+$/);

    const svg = (await save(page, figure, "Picture as SVG")).toString();
    const parsed = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      return {
        name: root.nodeName,
        texts: root.querySelectorAll("text").length,
        classes: root.querySelectorAll("[class]").length,
      };
    }, svg);
    assert.equal(parsed.name, "svg");
    assert.ok(parsed.texts > 0);
    assert.equal(parsed.classes, 0, "a picture by itself has no style sheet");

    const png = await save(page, figure, "Picture as PNG");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.ok(png.length > 5_000, "it is not blank");
    assert.deepEqual(page.problems, []);
  });
}

test("a table is copied as the CSV that it is saved as", async () => {
  const page = await report.open("#view=trust", {permissions: ["clipboard-read", "clipboard-write"]});
  const figure = page.locator(".figure:has(.stage)").first();
  const csv = (await save(page, figure, "Table as CSV")).toString();
  await figure.locator("summary", {hasText: "Save"}).click();
  await figure.getByRole("button", {name: "Copy the table"}).click();
  await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, csv);
});
