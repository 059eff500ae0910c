// One topic: what it is called, its words, its documents, and what is near it.
import {Topic} from "../corpus";
import {h, isolated} from "../dom";
import {counted, decimal, percent} from "../format";
import {Page, chip, topicTag} from "../page";
import {classBars} from "./classes";
import {editor} from "./editor";
import {quoteCard} from "./quotes";
import {timeLine} from "./time";
import {words} from "./words";

const quotesShown = 8;

function fact(name: string, value: string): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function facts(page: Page, topic: Topic): HTMLElement {
  const measured = page.corpus.measures(topic).map(({measure, value}) => fact(measure.name, decimal(value)));
  return h(
    "dl",
    {class: "facts"},
    fact("of the corpus", percent(topic.share)),
    fact("is the main topic of", counted(topic.documents, "document")),
    ...measured,
  );
}

function documents(page: Page, topic: Topic): HTMLElement {
  const cards = page.corpus
    .quotes(topic)
    .slice(0, quotesShown)
    .map((quote) => quoteCard(page, quote, topic.parts));
  const none = h("p", {class: "quiet"}, "No document is quoted.");
  return h(
    "section",
    {class: "figure"},
    h("header", {}, h("h3", {}, "Documents that represent it")),
    h("div", {class: "quotes"}, ...(cards.length ? cards : [none])),
  );
}

function near(page: Page, topic: Topic): HTMLElement {
  const rows = page.corpus
    .nearest(topic, 5)
    .map(({topic: other, similarity}) =>
      h("li", {}, topicTag(other), h("span", {class: "quiet"}, percent(similarity))),
    );
  return h(
    "section",
    {class: "figure"},
    h("header", {}, h("h3", {}, "Topics of like words")),
    rows.length ? h("ol", {class: "near"}, ...rows) : h("p", {class: "quiet"}, "There is no other topic."),
  );
}

export function topicView(page: Page): HTMLElement {
  const topic = page.corpus.topic(page.corpus.head(page.route.topic ?? page.corpus.topics()[0]?.number ?? 0));
  const {notes} = page.corpus.edits.of(topic.number);
  const more = [timeLine(page, topic), ...classBars(page, topic)].filter((part): part is HTMLElement => part !== null);
  return h(
    "div",
    {class: "topic"},
    h("h2", {tabindex: -1}, chip(topic), " ", isolated(topic.label)),
    h("p", {class: "quiet words"}, isolated(topic.further)),
    page.corpus.edits.of(topic.number).drop && h("p", {class: "quiet"}, "Left out of lists and pictures."),
    notes !== null && h("p", {class: "note", dir: "auto"}, notes),
    facts(page, topic),
    editor(page, topic),
    h(
      "div",
      {class: "columns"},
      h("div", {}, words(page, topic).element, near(page, topic), ...more),
      documents(page, topic),
    ),
  );
}
