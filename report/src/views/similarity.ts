// How alike topics are: a matrix whose rows stand beside those most like them, and the tree that orders them.
import {Topic} from "../corpus";
import {Merge} from "../data";
import {fitted, h, picture, s} from "../dom";
import {figure} from "../figure";
import {percent} from "../format";
import {Page, titled, topicLink} from "../page";
import {Table} from "../table";

const levels = 10; // of color

// Topics that are shown, in the order of the tree's leaves.
function ordered(page: Page): Topic[] {
  const shown = new Map(page.corpus.topics().map((topic) => [topic.number, topic]));
  return page.corpus.data.similarity.order.flatMap((number) => shown.get(number) ?? []);
}

const square = (x: number, y: number, side: number) => `M${x} ${y}h${side}v${side}h${-side}z`;

// A path a level of strength rather than an element a cell, of which there may be many thousands.
function cells(page: Page, topics: Topic[], left: number, cell: number): SVGElement[] {
  const paths: string[][] = Array.from({length: levels + 1}, () => []);
  const diagonal: string[] = [];
  const gap = cell > 10 ? 1 : 0;
  const similarities = topics.map((a) => topics.map((b) => (a === b ? 0 : 1 - page.corpus.distance(a, b))));
  const strongest = Math.max(...similarities.map((row) => Math.max(...row)), 1e-9);
  similarities.forEach((row, i) =>
    row.forEach((similarity, j) => {
      const path = i === j ? diagonal : paths[Math.round(Math.max(0, similarity / strongest) ** 1.5 * levels)];
      path.push(square(left + j * cell, i * cell, cell - gap));
    }),
  );
  return [
    s("path", {d: diagonal.join(""), class: "self"}),
    ...paths.map((path, level) =>
      s("path", {d: path.join(""), class: "heat", "fill-opacity": 0.03 + (0.92 * level) / levels}),
    ),
  ];
}

// The tree to the right of the matrix, leaves at its rows; only of topics as the run made them.
function tree(merges: Merge[], order: number[], left: number, width: number, cell: number): SVGElement {
  const heights = merges.map(([, , height]) => height);
  const from = Math.min(...heights) * 0.9;
  const span = Math.max(...heights) - from || 1;
  const nodes = new Map(order.map((leaf, row) => [leaf, {x: left, y: (row + 0.5) * cell}]));
  const path = merges.map(([a, b, height], i) => {
    const [p, q] = [nodes.get(a)!, nodes.get(b)!];
    const x = left + ((height - from) / span) * width;
    nodes.set(order.length + i, {x, y: (p.y + q.y) / 2});
    return `M${p.x} ${p.y}H${x}V${q.y}H${q.x}`;
  });
  return s("path", {d: path.join(""), class: "tree"});
}

function draw(page: Page, width: number): SVGSVGElement {
  const {merges, order} = page.corpus.data.similarity;
  const topics = ordered(page);
  const isWhole = topics.length === order.length;
  const names = Math.min(240, width * 0.36);
  const treeWidth = isWhole ? Math.min(140, width * 0.16) : 0;
  const cell = Math.max(3, Math.min(30, (width - names - treeWidth - 12) / topics.length));
  const labels = topics.map((topic, row) =>
    s(
      "a",
      {href: topicLink(topic.number), class: page.route.topic === topic.number ? "row selected" : "row"},
      s("title", {}, titled(topic)),
      s("rect", {x: 0, y: row * cell, width: names, height: cell, fill: "transparent"}),
      cell >= 11 &&
        s(
          "text",
          {
            x: names - 8,
            y: (row + 0.5) * cell + 4,
            "text-anchor": "end",
            css: {"font-size": `${Math.min(13, cell - 1)}px`},
          },
          fitted(titled(topic), names - 12),
        ),
    ),
  );
  const side = topics.length * cell;
  const branches = isWhole ? tree(merges, order, names + side + 8, treeWidth, cell) : null;
  return picture(
    names + side + treeWidth + 12,
    side + 4,
    "Similarity of topics",
    ...labels,
    ...cells(page, topics, names, cell),
    branches,
  );
}

function table(page: Page): Table {
  const topics = ordered(page);
  const pairs = topics.flatMap((a, i) =>
    topics.slice(i + 1).map((b) => ({a, b, similarity: 1 - page.corpus.distance(a, b)})),
  );
  pairs.sort((p, q) => q.similarity - p.similarity);
  return {
    columns: ["topic", "label", "other", "label of other", "similarity"],
    rows: pairs.map(({a, b, similarity}) => [
      {value: a.number},
      {value: a.label, href: topicLink(a.number)},
      {value: b.number},
      {value: b.label, href: topicLink(b.number)},
      {value: similarity, text: percent(similarity)},
    ]),
  };
}

export function similarityView(page: Page): HTMLElement {
  const heading = h("h2", {tabindex: -1}, "Similarity");
  if (page.corpus.topics().length < 2) return h("div", {}, heading, h("p", {class: "lead"}, "It takes two topics."));
  return h(
    "div",
    {},
    heading,
    figure({
      title: "Similarity of topics",
      name: "similarity",
      note:
        "The stronger the color, the more words two topics have in common (1 − Jensen–Shannon distance). The tree joins those most " +
        "alike first; the farther to the right, the less alike.",
      draw: (width) => draw(page, width),
      table: () => table(page),
    }).element,
  );
}
