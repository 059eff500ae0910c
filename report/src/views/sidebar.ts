// The list of topics, beside every view.
import {Topic} from "../corpus";
import {h, isolated} from "../dom";
import {percent} from "../format";
import {Page, chip, topicLink} from "../page";

function item(topic: Topic, largest: number): HTMLElement {
  const css = {"--share": `${(100 * topic.share) / (largest || 1)}%`, "--topic": topic.color};
  return h(
    "li",
    {},
    h(
      "a",
      {href: topicLink(topic.number), "data-topic": topic.number},
      chip(topic),
      h("span", {class: "label"}, isolated(topic.label)),
      h("span", {class: "share"}, percent(topic.share)),
      h("span", {class: "words quiet"}, isolated(topic.further)),
      h("span", {class: "meter", css, "aria-hidden": "true"}),
    ),
  );
}

// Topics that are left out: the way back.
function leftOut(page: Page): HTMLElement | false {
  const {edits, data} = page.corpus;
  const numbers = data.topics
    .map((_, number) => number)
    .filter((number) => edits.of(number).drop && edits.head(number) === number);
  return (
    numbers.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, `${numbers.length} left out`),
      h(
        "ul",
        {},
        ...numbers.map((number) =>
          h(
            "li",
            {},
            `${number} ${data.topics[number].label} `,
            h("button", {onclick: () => edits.change(number, {drop: false})}, "Show"),
          ),
        ),
      ),
    )
  );
}

export function sidebar(page: Page): HTMLElement {
  const topics = page.corpus.topics();
  const largest = Math.max(...topics.map((topic) => topic.share), 0);
  return h(
    "nav",
    {class: "sidebar", "aria-label": "Topics"},
    h(
      "details",
      {open: true, class: "topics"},
      h("summary", {}, `Topics (${topics.length})`),
      h("ol", {}, ...topics.map((topic) => item(topic, largest))),
    ),
    leftOut(page),
  );
}
