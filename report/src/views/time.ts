// Topics over time: how much of each period's documents a topic is.
import {scaleLinear} from "d3-scale";
import {area, line} from "d3-shape";
import {Topic} from "../corpus";
import {TimeData} from "../data";
import {fitted, h, picture, s} from "../dom";
import {figure} from "../figure";
import {count, percent} from "../format";
import {Page, inkOn, topicLink} from "../page";
import {Table} from "../table";

// Shares of a topic by period, merged ones added up; none where the period has no document.
function shares(time: TimeData, topic: Topic): (number | null)[] {
  return time.periods.map(({documents}, i) =>
    documents === 0 ? null : topic.parts.reduce((sum, part) => sum + time.share[part][i], 0),
  );
}

const highestShare = (time: TimeData, topic: Topic) => Math.max(...shares(time, topic).map((share) => share ?? 0));

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

// The line of one topic in a frame, up to `highest`; a period between empty ones is a dot.
function curve(time: TimeData, topic: Topic, frame: Frame, highest: number): SVGElement[] {
  const {left, top, width, height} = frame;
  const values = shares(time, topic);
  const x = scaleLinear<number, number, never>()
    .domain([0, Math.max(1, values.length - 1)])
    .range([left, left + width]);
  const y = scaleLinear<number, number, never>()
    .domain([0, highest || 1])
    .range([top + height, top]);
  const known = (value: number | null) => value !== null;
  const across = (_: number | null, i: number) => x(i);
  const below = area<number | null>()
    .defined(known)
    .x(across)
    .y0(y(0))
    .y1((value) => y(value ?? 0));
  const edge = line<number | null>()
    .defined(known)
    .x(across)
    .y((value) => y(value ?? 0));
  const alone = values.flatMap((value, i) =>
    value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [{i, value}] : [],
  );
  return [
    s("line", {x1: left, x2: left + width, y1: y(0), y2: y(0), class: "grid"}),
    s("path", {d: below(values) ?? "", fill: topic.color, "fill-opacity": 0.18}),
    s("path", {
      d: edge(values) ?? "",
      fill: "none",
      stroke: topic.color,
      "stroke-width": 1.75,
      "stroke-linejoin": "round",
    }),
    ...alone.map(({i, value}) => s("circle", {cx: x(i), cy: y(value), r: 2, fill: topic.color})),
  ];
}

function ends(time: TimeData, {left, top, width, height}: Frame): SVGElement[] {
  const {periods} = time;
  const y = top + height + 14;
  return [
    s("text", {x: left, y, class: "quiet small"}, periods[0].name),
    s("text", {x: left + width, y, "text-anchor": "end", class: "quiet small"}, periods[periods.length - 1].name),
  ];
}

function table(time: TimeData, topics: Topic[]): Table {
  const rows = topics.map((topic) => [
    {value: topic.number},
    {value: topic.label, href: topicLink(topic.number)},
    ...shares(time, topic).map((share) => ({value: share, text: share === null ? undefined : percent(share)})),
  ]);
  return {columns: ["topic", "label", ...time.periods.map((period) => period.name)], rows};
}

const note = (time: TimeData) => {
  const documents = time.periods.reduce((sum, period) => sum + period.documents, 0);
  return `Share of the documents of each period, by ${time.field}; ${count(documents)} documents have a date.`;
};

// Of one topic, for its page; null where the run has no dates.
export function timeLine(page: Page, topic: Topic): HTMLElement | null {
  const {time} = page.corpus.data;
  if (!time || time.periods.length < 2) return null;
  const highest = highestShare(time, topic);
  return figure({
    title: "Over time",
    name: `topic-${topic.number}-time`,
    note: note(time),
    draw: (width) => {
      const frame = {left: 44, top: 8, width: width - 52, height: 120};
      return picture(
        width,
        150,
        `Topic ${topic.number} over time`,
        s("text", {x: 38, y: 14, "text-anchor": "end", class: "quiet small"}, percent(highest)),
        ...curve(time, topic, frame, highest),
        ...ends(time, frame),
      );
    },
    table: () => table(time, [topic]),
  }).element;
}

// A panel a topic, all of one scale.
function panels(time: TimeData, topics: Topic[], width: number, selected: number | null): SVGSVGElement {
  const columns = Math.max(1, Math.floor(width / 230));
  const cell = {width: width / columns, height: 104};
  const highest = Math.max(...topics.map((topic) => highestShare(time, topic)));
  const parts = topics.map((topic, i) => {
    const left = (i % columns) * cell.width;
    const top = Math.floor(i / columns) * cell.height;
    const frame = {left: left + 4, top: top + 26, width: cell.width - 20, height: 52};
    return s(
      "a",
      {href: topicLink(topic.number), class: topic.number === selected ? "row selected" : "row"},
      s("rect", {x: left, y: top, width: cell.width - 10, height: cell.height - 6, rx: 6, fill: "transparent"}),
      s("rect", {x: left + 4, y: top + 4, width: 26, height: 17, rx: 4, fill: topic.color}),
      s(
        "text",
        {x: left + 17, y: top + 16.5, "text-anchor": "middle", class: "small strong", css: {fill: inkOn(topic.color)}},
        String(topic.number),
      ),
      s("text", {x: left + 36, y: top + 17}, fitted(topic.label, cell.width - 56)),
      ...curve(time, topic, frame, highest),
      ...ends(time, frame),
    );
  });
  const height = Math.ceil(topics.length / columns) * cell.height;
  return picture(width, height, `Topics over time; the highest share is ${percent(highest)}`, ...parts);
}

export function timeView(page: Page): HTMLElement {
  const {time} = page.corpus.data;
  const heading = h("h2", {tabindex: -1}, "Over time");
  if (!time) {
    return h(
      "div",
      {},
      heading,
      h(
        "p",
        {},
        "The run knows of no dates. Name the field that has them: ",
        h("code", {}, "breakdown: {date: FIELD, period: year}"),
      ),
    );
  }
  const topics = page.corpus.topics();
  return h(
    "div",
    {},
    heading,
    figure({
      title: "Topics over time",
      name: "topics-over-time",
      note: note(time) + " All panels have one scale.",
      draw: (width) => panels(time, topics, width, page.route.topic),
      table: () => table(time, topics),
    }).element,
  );
}
