// Names, merges, drops and notes, and the labels.yaml that the command line reads.
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {eventually, inBrowser, topicmill} from "./browser.mjs";

const name = 'Gardens: "soil" & <plants> — 庭';

const report = inBrowser();

// The page may draw once more, and fold the form in again.
const edit = (page) =>
  eventually(async () => {
    if (!(await page.getByLabel("Name").isVisible())) await page.getByText("Rename, merge, note").click();
    assert.ok(await page.getByLabel("Name").isVisible());
  });

const listed = (page, topics) =>
  eventually(async () => assert.equal(await page.locator(".sidebar a[data-topic]").count(), topics));

test("a name shows everywhere, and survives a reload", async () => {
  const page = await report.open("#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").press("Enter");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  assert.match(await page.locator('.sidebar [data-topic="3"]').innerText(), /Gardens: "soil" & <plants> — 庭/);
  await page.show("#view=trust");
  await page.getByRole("link", {name}).first().waitFor();
  assert.deepEqual(page.problems, []);
});

test("the form stays open, and the keyboard moves on in it", async () => {
  const page = await report.open("#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.keyboard.press("Tab");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "merge");
  assert.equal(await page.getByLabel("Note").isVisible(), true);
});

test("what another page kept, or nobody, does no harm", async () => {
  const page = await report.open("#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.keyboard.press("Tab");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  for (const kept of ["[]", "{", '{"given":[],"edits":[]}', "null"]) {
    await page.evaluate((text) => localStorage.setItem(localStorage.key(0), text), kept);
    await page.show("#topic=3");
    assert.equal(await page.locator(".changes button").count(), 0, kept);
  }
  assert.deepEqual(page.problems, []);
});

test("a merged topic counts in another, and comes back", async () => {
  const page = await report.open("#topic=5");
  const documents = async () => Number((await page.locator(".facts dd").nth(1).innerText()).split(" ")[0]);
  const before = await documents();
  await page.show("#topic=4");
  await edit(page);
  await page.getByLabel("Make it part of").selectOption("5");
  await page.getByRole("button", {name: "Merge"}).click();
  await page.getByRole("heading", {level: 2, name: /^5/}).waitFor();
  assert.ok((await documents()) > before);
  await listed(page, 7);
  await edit(page);
  await page.getByRole("button", {name: "Split"}).click();
  await listed(page, 8);
});

test("the exported labels.yaml is what the command line reads", async () => {
  const former = "unplaced:\n  - {topic: 9, name: Former, words: [old, words]}\n";
  writeFileSync(join(report.run, "labels.yaml"), "version: 1\n" + former);
  topicmill("report", report.run);
  const page = await report.open("#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").press("Enter");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  await page.getByLabel("Note").fill("first line\nsecond: line #2");
  await page.getByLabel("Note").blur();
  await page.show("#topic=2");
  await edit(page);
  await page.getByLabel("Make it part of").selectOption("1");
  await page.getByRole("button", {name: "Merge"}).click();
  await page.getByRole("heading", {level: 2, name: /^1/}).waitFor();
  await page.show("#topic=6");
  await edit(page);
  await page.getByLabel(/of no use/).check();
  await listed(page, 6);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: "Export labels.yaml"}).click(),
  ]);
  assert.equal(download.suggestedFilename(), "labels.yaml");
  await download.saveAs(join(report.run, "labels.yaml"));

  const lines = topicmill("top", report.run, "-n", "1", "--format", "jsonl").trim().split("\n").map(JSON.parse);
  assert.deepEqual([...new Set(lines.map((line) => line.topic))], [0, 1, 3, 4, 5, 7]);
  assert.ok(topicmill("top", report.run).includes(name));
  assert.match(readFileSync(join(report.run, "labels.yaml"), "utf8"), /merge: \[2\]/);
  assert.match(readFileSync(join(report.run, "labels.yaml"), "utf8"), /unplaced:\n  - topic: 9\n    name: "Former"/);

  topicmill("report", report.run);
  const again = await report.open("#topic=3");
  assert.match(await again.locator("main h2").innerText(), /Gardens/);
  assert.equal(await again.locator(".note").innerText(), "first line\nsecond: line #2");
  assert.equal(await again.locator(".changes button").count(), 0);
});
