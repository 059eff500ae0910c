// What an update made of each topic: its share before and after, and the words that came and went.
import {Topic} from "../corpus";
import {ChangeData} from "../data";
import {fitted, h, picture, s} from "../dom";
import {figure} from "../figure";
import {count, counted, decimal, listed, percent} from "../format";
import {Page, titled, topicLink, topicTag} from "../page";
import {Table} from "../table";

interface Changed {
  topic: Topic;
  change: ChangeData;
}

const row = 25;
const room = 58; // for the number

// Topics that are shown, each with what became of it. Of merged ones it is that of the first.
function changed({corpus}: Page): Changed[] {
  return corpus.topics().map((topic) => ({topic, change: corpus.data.changes[topic.number]}));
}

function table(rows: Changed[]): Table {
  return {
    columns: ["topic", "label", "share before", "share now", "documents", "likeness", "words that came", "words that went"],
    rows: rows.map(({topic, change}) => [
      {value: topic.number},
      {value: topic.label, href: topicLink(topic.number)},
      {value: change.former_share, text: change.former_share === null ? "new" : percent(change.former_share)},
      {value: change.share, text: percent(change.share)},
      {value: change.documents, text: count(change.documents)},
      {value: change.likeness, text: change.likeness === null ? "–" : decimal(change.likeness)},
      {value: change.gained.join(", ")},
      {value: change.lost.join(", ")},
    ]),
  };
}

// A ring where the share was, a dot where it is, and a line between them.
function shift({topic, change}: Changed, at: number, names: number, length: (share: number) => number): SVGElement {
  const y = at * row + row / 2;
  const now = names + length(change.share);
  const before = change.former_share === null ? null : names + length(change.former_share);
  const hint = `${titled(topic)}: ${before === null ? "new" : percent(change.former_share!)} → ${percent(change.share)}`;
  return s(
    "a",
    {href: topicLink(topic.number), class: "row"},
    s("title", {}, hint),
    s("rect", {x: 0, y: y - row / 2, width: "100%", height: row, fill: "transparent"}),
    s("text", {x: names - 10, y: y + 4, "text-anchor": "end", class: "name"}, fitted(titled(topic), names - 14)),
    before !== null && s("line", {x1: before, x2: now, y1: y, y2: y, stroke: topic.color, "stroke-width": 2}),
    before !== null && s("circle", {cx: before, cy: y, r: 5, fill: "none", stroke: topic.color, "stroke-width": 2}),
    s("circle", {cx: now, cy: y, r: 6, fill: topic.color}),
    s("text", {x: Math.max(now, before ?? 0) + 12, y: y + 4, class: "quiet"}, percent(change.share)),
  );
}

function shifts(rows: Changed[], width: number): SVGSVGElement {
  const names = Math.min(230, width * 0.38);
  const most = Math.max(...rows.map(({change}) => Math.max(change.share, change.former_share ?? 0))) || 1;
  const length = (share: number) => (share / most) * (width - names - room) + 6;
  const elements = rows.map((one, at) => shift(one, at, names, length));
  return picture(width, rows.length * row + 4, "Share of each topic before and after", ...elements);
}

// "Two topics are new: [12 space moon], [13 car honda]."
function newTopics(rows: Changed[]): HTMLElement {
  const fresh = rows.filter(({change}) => change.former_share === null);
  if (fresh.length === 0) return h("p", {class: "lead"}, "No topic is new.");
  const words = `${counted(fresh.length, "new topic")}: `;
  return h("p", {class: "lead"}, words, ...fresh.map(({topic}) => topicTag(topic)));
}

// "5 space: + moon, orbit - shuttle", of the topics whose first words changed.
function wordsThatMoved(rows: Changed[]): HTMLElement {
  const moved = rows.filter(({change}) => change.former_share !== null && change.gained.length > 0);
  const line = ({topic, change}: Changed) =>
    h("li", {}, topicTag(topic), ` now has ${listed(change.gained)} in place of ${listed(change.lost)}`);
  return h("div", {}, h("h3", {}, "First words"), h("ul", {class: "words"}, ...moved.map(line)));
}

export function changesView(page: Page): HTMLElement {
  const rows = changed(page);
  const shares = figure({
    title: "Shares before and after",
    name: "topic-changes",
    note: "A ring is the share of the documents before, a dot that of the new ones.",
    draw: (width) => shifts(rows, width),
    table: () => table(rows),
  });
  return h("div", {}, h("h2", {tabindex: -1}, "What changed"), newTopics(rows), shares.element, wordsThatMoved(rows));
}
