// Names, merges, drops and notes, and the labels.yaml that the command line reads.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {launch, open, quickstart, temporaryFolder, topicmill} from "./browser.mjs";

const name = 'Gardens: "soil" & <plants> — 庭';

const folder = temporaryFolder(after);
let browser;
let run;
before(async () => {
  run = quickstart(folder);
  browser = await launch();
});
after(() => browser.close());

async function edit(page) {
  await page.getByText("Rename, merge, note").click();
}

test("a name shows everywhere, and survives a reload", async () => {
  const page = await open(browser, run, "#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").press("Enter");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  assert.match(await page.locator('.sidebar [data-topic="3"]').innerText(), /Gardens: "soil" & <plants> — 庭/);
  await page.show("#view=trust");
  await page.getByRole("link", {name}).first().waitFor();
  assert.deepEqual(page.problems, []);
});

test("a merged topic counts in another, and comes back", async () => {
  const page = await open(browser, run, "#topic=5");
  const documents = async () => Number((await page.locator(".facts dd").nth(1).innerText()).split(" ")[0]);
  const before = await documents();
  await page.show("#topic=4");
  await edit(page);
  await page.getByLabel("Make it part of").selectOption("5");
  await page.getByRole("heading", {level: 2, name: /^5/}).waitFor();
  assert.ok((await documents()) > before);
  assert.equal(await page.locator(".sidebar a[data-topic]").count(), 7);
  await edit(page);
  await page.getByRole("button", {name: "Split"}).click();
  assert.equal(await page.locator(".sidebar a[data-topic]").count(), 8);
});

test("the exported labels.yaml is what the command line reads", async () => {
  const page = await open(browser, run, "#topic=3");
  await edit(page);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").press("Enter");
  await page.getByRole("heading", {level: 2, name}).waitFor();
  await edit(page);
  await page.getByLabel("Note").fill("first line\nsecond: line #2");
  await page.getByLabel("Note").blur();
  await page.show("#topic=2");
  await edit(page);
  await page.getByLabel("Make it part of").selectOption("1");
  await page.getByRole("heading", {level: 2, name: /^1/}).waitFor();
  await page.show("#topic=6");
  await edit(page);
  await page.getByLabel(/of no use/).check();
  assert.equal(await page.locator(".sidebar a[data-topic]").count(), 6);

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name: "Export labels.yaml"}).click()]);
  assert.equal(download.suggestedFilename(), "labels.yaml");
  await download.saveAs(join(run, "labels.yaml"));

  const lines = topicmill("top", run, "-n", "1", "--format", "jsonl").trim().split("\n").map(JSON.parse);
  assert.deepEqual([...new Set(lines.map((line) => line.topic))], [0, 1, 3, 4, 5, 7]);
  assert.ok(topicmill("top", run).includes(name));
  assert.match(readFileSync(join(run, "labels.yaml"), "utf8"), /merge: \[2\]/);

  topicmill("report", run);
  const again = await open(browser, run, "#topic=3");
  assert.match(await again.locator("main h2").innerText(), /Gardens/);
  assert.equal(await again.locator(".note").innerText(), "first line\nsecond: line #2");
  assert.equal(await again.locator(".changes button").count(), 0);
});
