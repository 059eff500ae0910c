// A corpus that attacks the page: markup, script, style and broken text in documents, words, ids, fields and labels.
import assert from "node:assert/strict";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {eventually, inBrowser, topicmill} from "./browser.mjs";

const attacks = [
  "</script><script>pwned = 1</script>",
  "<img src=x onerror='pwned = 1'>",
  "<svg/onload=pwned=1>",
  "<style>body{display:none}</style>",
  "javascript:pwned=1",
  '" onmouseover="pwned=1',
  "<!--",
  "-->",
  "]]>",
  "&lt;b&gt;",
  "\u2028\u2029",
  "\u202E reversed",
  "\u0000\u0007\u001B[31m",
  '=HYPERLINK("http://x.example")',
  "{{constructor.constructor('pwned=1')()}}",
  "<a href=javascript:pwned=1>click</a>",
  "💩👨‍👩‍👧",
  "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
];

// The naughty strings of the larger corpora, where they are at hand.
function naughty() {
  const file = join(process.env.TOPICMILL_DATA ?? "", "nasty_blns.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

// A run over a corpus of attacks, with more of them in its labels.
function attacked(folder) {
  const strings = [...attacks, ...naughty()].filter((text) => text.trim() !== "");
  const lines = strings.flatMap((text, i) =>
    [1, 2, 3].map((copy) => ({
      id: `${text} ${copy}`,
      text: `${text} word${i % 7} ${text} other${i % 5} ${copy}`,
      kind: text,
      day: `20${10 + (i % 9)}-01-02`,
    })),
  );
  const corpus = join(folder, "hostile.jsonl");
  writeFileSync(corpus, lines.map((line) => JSON.stringify(line) + "\n").join(""));
  const run = join(folder, "hostile");
  topicmill(
    "-q",
    "run",
    corpus,
    "-k",
    "6",
    "-o",
    run,
    "--set",
    "input.text=text",
    "--set",
    "input.id=id",
    "--set",
    "vectorize.min_df=1",
    "--set",
    "text.tokenizer=whitespace",
    "--set",
    "text.char_filters=[]",
    "--set",
    "text.filters=[]",
    "--set",
    "breakdown.classes=[kind]",
    "--set",
    "breakdown.date=day",
    "--set",
    "input.metadata=[kind]",
  );
  writeFileSync(
    join(run, "labels.yaml"),
    `version: 1\ntopics:\n  - {topic: 0, name: ${JSON.stringify(attacks[0])}, notes: ${JSON.stringify(attacks[1])}}\n`,
  );
  topicmill("report", run);
  return run;
}

const report = inBrowser(attacked);

// What the page itself never makes: elements that only the corpus's markup could have brought.
const intruders = (page) =>
  page.evaluate(() => ({
    pwned: "pwned" in window,
    elements: [
      ...document.querySelectorAll(
        "#app script, #app img, #app style, #app iframe, #app object, #app [onload], #app [onerror]",
      ),
    ].map((element) => element.outerHTML),
    links: [...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((href) => !/^#/.test(href)),
  }));

const addresses = [
  "#",
  "#topic=0",
  "#topic=1",
  "#topic=2",
  "#topic=3",
  "#topic=4",
  "#topic=5",
  "#view=similarity",
  "#view=time",
  "#view=classes",
  "#view=trust",
  "#q=pwned",
  "#q=%3Cscript",
  "#term=%3C%2Fscript%3E%3Cscript%3Epwned",
  "#term=%3Cimg",
  "#q=a",
];

test("no text of the corpus becomes more than text", async () => {
  const page = await report.open();
  for (const address of addresses) {
    await page.show(address);
    for (const button of await page.getByRole("button", {name: "Table", exact: true}).all()) await button.click();
    assert.deepEqual(await intruders(page), {pwned: false, elements: [], links: []}, address);
  }
  assert.deepEqual(page.problems, []);
});

test("a saved picture holds no script", async () => {
  const page = await report.open("#topic=0");
  const figure = page.locator(".figure:has(.stage)").first();
  await figure.locator("summary", {hasText: "Save"}).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", {name: "Picture as SVG"}).click(),
  ]);
  const path = join(report.run, "picture.svg");
  await download.saveAs(path);
  const found = await page.evaluate(
    (text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return parsed.querySelectorAll("script, parsererror, foreignObject, [onload], [href]").length;
    },
    readFileSync(path, "utf8"),
  );
  assert.equal(found, 0);
});

test("the policy lets no other script run", async () => {
  const page = await report.open();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "pwned = 1";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => "pwned" in window), false);
  await eventually(() => assert.match(page.problems.join("\n"), /Content Security Policy/));
});
