// A run, and its page in a browser that has no network.
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before} from "node:test";
import {pathToFileURL} from "node:url";

const {CHROMIUM, REPORT_MODULES, TOPICMILL, TOPICMILL_SOURCE} = process.env;
const modules = createRequire(join(REPORT_MODULES, "package.json"));
const {chromium} = modules("playwright-core");

export const views = [
  "#",
  "#topic=1",
  "#view=similarity",
  "#view=time",
  "#view=classes",
  "#view=trust",
  "#term=soil",
  "#q=wa",
];

export const topicmill = (...args) => execFileSync(TOPICMILL, args, {encoding: "utf8", cwd: TOPICMILL_SOURCE});

// The corpus that ships: it has dates and classes.
function quickstart(folder) {
  const run = join(folder, "quickstart");
  topicmill("-q", "run", "configs/quickstart.yaml", "-o", run);
  return run;
}

// Errors of the console and of scripts, dialogs, and requests for anything but the page itself.
function collectProblems(page, problems) {
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) problems.push(`request: ${request.url()}`);
  });
}

// Until `check` no longer throws: the page draws a moment after a click, or after its address changed.
export async function eventually(check, most = 10_000) {
  const end = Date.now() + most;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}

const launch = () => chromium.launch({executablePath: CHROMIUM, args: ["--no-sandbox"]});

// The page of a run at an address of its own; problems come into page.problems.
async function open(browser, run, hash, options) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, offline: true, ...options});
  const page = await context.newPage();
  page.problems = [];
  collectProblems(page, page.problems);
  page.show = async (address) => {
    await page.goto("about:blank");
    await page.goto(pathToFileURL(join(run, "report.html")).href + address);
    await page.locator("main h2").waitFor();
  };
  await page.show(hash);
  return page;
}

// A run and a browser for all tests of a file, gone after them. `make` makes the run in a folder.
export function inBrowser(make = quickstart) {
  const folder = mkdtempSync(join(tmpdir(), "topicmill-report-"));
  const report = {folder, open: (hash = "#", options = {}) => open(report.browser, report.run, hash, options)};
  before(async () => {
    report.run = make(folder);
    report.browser = await launch();
  });
  after(async () => {
    await report.browser?.close();
    rmSync(folder, {recursive: true, force: true});
  });
  return report;
}

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// What axe finds that breaks WCAG 2.2 AA. `page` must be of a context that bypasses its policy, for axe to come in.
export async function violations(page) {
  await page.addScriptTag({path: modules.resolve("axe-core/axe.min.js")});
  const {violations: found} = await page.evaluate((runOnly) => axe.run(document, {runOnly}), levels);
  return found.map(({id, nodes}) => `${id}: ${nodes[0].html}`);
}
