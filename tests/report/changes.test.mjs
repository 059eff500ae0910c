// What an update changed: the view of a run that went on with new documents.
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {inBrowser, topicmill, violations} from "./browser.mjs";

const source = process.env.TOPICMILL_SOURCE;

// The first half of the corpus that ships, without one of its themes, then the other half.
function updated(folder) {
  const lines = readFileSync(join(source, "corpora/quickstart.jsonl"), "utf8").trim().split("\n");
  const isLate = (line) => /"label": "football"/.test(line);
  const early = lines.filter((line, i) => i % 2 === 0 && !isLate(line));
  const late = lines.filter((line, i) => i % 2 === 1 || isLate(line));
  writeFileSync(join(folder, "early.jsonl"), early.join("\n"));
  writeFileSync(join(folder, "late.jsonl"), late.join("\n"));
  const run = join(folder, "before");
  const set = ["--set", "vectorize.min_df=2", "--set", "nmf.topics=7", "--set", `input.path=${join(folder, "early.jsonl")}`];
  topicmill("-q", "run", "configs/quickstart.yaml", "-o", run, ...set);
  topicmill("-q", "update", run, join(folder, "late.jsonl"), "-o", join(folder, "after"));
  return join(folder, "after");
}

const report = inBrowser(updated);

test("the view tells new topics, shares and words", async () => {
  const page = await report.open();
  await page.getByRole("navigation", {name: "Views"}).getByRole("link", {name: "Changes"}).click();
  await page.getByRole("heading", {level: 2, name: "What changed"}).waitFor();
  assert.match(await page.locator("main .lead").innerText(), /^1 new topic: *\n?7\s*\n?.*(goal|match|league|team)/);
  const topics = await page.locator(".sidebar li").count();
  await page.locator("main svg").first().waitFor();
  assert.equal(await page.locator("main svg a.row").count(), topics);
  assert.equal(await page.locator("main svg line").count(), topics - 1); // a new topic has no share before
  await page.getByRole("button", {name: "Table", exact: true}).click();
  assert.match(await page.locator("main table").innerText(), /new/);
  assert.deepEqual(page.problems, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing: ${colorScheme}`, async () => {
    const page = await report.open("#view=changes", {colorScheme, bypassCSP: true});
    await page.locator("main svg").first().waitFor();
    assert.deepEqual(await violations(page), []);
    if (process.env.SHOT) await page.screenshot({path: `${process.env.SHOT}-${colorScheme}.png`, fullPage: true});
  });
}
