// Topics per class of documents: how much of each class a topic is, and how much more than of the whole corpus.
import {Topic} from "../corpus";
import {ClassesData} from "../data";
import {fitted, h, picture, s} from "../dom";
import {figure} from "../figure";
import {count, percent} from "../format";
import {Page, titled, topicLink} from "../page";
import {Table} from "../table";
import {Bar, bars} from "./bars";

const mostClasses = 40;
const nameOf = (name: string) => (name === "" ? "(none)" : name);

function share(classes: ClassesData, topic: Topic, at: number): number {
  return topic.parts.reduce((sum, part) => sum + classes.share[part][at], 0);
}

// Numbers of the classes with the most documents, in their order.
function largest({classes}: ClassesData, most: number): number[] {
  return classes
    .map((_, i) => i)
    .sort((a, b) => classes[b].documents - classes[a].documents)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function table(data: ClassesData, topics: Topic[]): Table {
  const rows = topics.flatMap((topic) =>
    data.classes.map(({name, documents}, i) => {
      const value = share(data, topic, i);
      return [
        {value: topic.number},
        {value: topic.label, href: topicLink(topic.number)},
        {value: nameOf(name)},
        {value: documents, text: count(documents)},
        {value, text: percent(value)},
        {value: topic.share > 0 ? Number((value / topic.share).toPrecision(4)) : null},
      ];
    }),
  );
  return {columns: ["topic", "label", data.field, "documents", "share", "lift"], rows};
}

// The classes that have most of the topic.
function topClasses(data: ClassesData, topic: Topic): Bar[] {
  return data.classes
    .map(({name}, i): Bar => {
      const value = share(data, topic, i);
      return {name: nameOf(name), value, text: percent(value), color: topic.color};
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, 8);
}

// Of one topic, for its page: a picture a field.
export function classBars(page: Page, topic: Topic): HTMLElement[] {
  return page.corpus.data.classes.map(
    (data) =>
      figure({
        title: `By ${data.field}`,
        name: `topic-${topic.number}-${data.field}`,
        note: `Share of the documents of each ${data.field}.`,
        draw: (width) => bars(topClasses(data, topic), width, `Topic ${topic.number} by ${data.field}`),
        table: () => table(data, [topic]),
      }).element,
  );
}

// A square a topic and class, the stronger the larger the share; names of classes stand upright above.
function matrix(data: ClassesData, topics: Topic[], width: number): SVGSVGElement {
  const shown = largest(data, mostClasses);
  const names = Math.min(220, width * 0.36);
  const above = 110;
  const row = 24;
  const cell = Math.min(64, (width - names) / shown.length);
  const headers = shown.map((i, at) => {
    const x = names + (at + 0.5) * cell + 4;
    return s(
      "text",
      {x, y: above - 8, class: "small", transform: `rotate(-45 ${x} ${above - 8})`},
      fitted(nameOf(data.classes[i].name), 130, 11),
    );
  });
  const rows = topics.map((topic, r) =>
    s(
      "a",
      {href: topicLink(topic.number), class: "row"},
      s("rect", {x: 0, y: above + r * row, width: names, height: row, fill: "transparent"}),
      s("text", {x: names - 8, y: above + r * row + 16, "text-anchor": "end"}, fitted(titled(topic), names - 12)),
      ...shown.map((i, at) => {
        const value = share(data, topic, i);
        return s(
          "rect",
          {
            x: names + at * cell + 1,
            y: above + r * row + 1,
            width: Math.max(1, cell - 2),
            height: row - 2,
            rx: 3,
            class: "cell",
            fill: topic.color,
            "fill-opacity": 0.06 + 0.94 * Math.sqrt(value),
          },
          s("title", {}, `${topic.label}: ${percent(value)} of ${nameOf(data.classes[i].name)}`),
        );
      }),
    ),
  );
  const label = `Topics by ${data.field}`;
  return picture(
    Math.max(width, names + shown.length * cell + 60),
    above + topics.length * row + 4,
    label,
    ...headers,
    ...rows,
  );
}

function note({field, classes, left_out}: ClassesData): string {
  const shown = classes.length > mostClasses && ` The ${mostClasses} of the most documents; more are in the table.`;
  const rest = left_out > 0 && ` ${count(left_out)} smaller ones are only in the table topics_per_class of the run.`;
  return `The stronger the color, the more of the documents of a ${field} a topic is.${shown || ""}${rest || ""}`;
}

export function classesView(page: Page): HTMLElement {
  const {classes} = page.corpus.data;
  const heading = h("h2", {tabindex: -1}, "By class");
  if (classes.length === 0) {
    return h(
      "div",
      {},
      heading,
      h(
        "p",
        {},
        "The run knows of no classes. Name the fields that have them: ",
        h("code", {}, "breakdown: {classes: [FIELD]}"),
      ),
    );
  }
  const topics = page.corpus.topics();
  return h(
    "div",
    {},
    heading,
    ...classes.map(
      (data) =>
        figure({
          title: `Topics by ${data.field}`,
          name: `topics-by-${data.field}`,
          note: note(data),
          draw: (width) => matrix(data, topics, width),
          table: () => table(data, topics),
        }).element,
    ),
  );
}
