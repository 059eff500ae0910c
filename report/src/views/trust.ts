// How far to trust the topics: what became of the documents and words, how good each topic is, and how the fit went.
import {scaleLinear} from "d3-scale";
import {line} from "d3-shape";
import {advise, muchUnexplained} from "../advice";
import {h, picture, s} from "../dom";
import {Drawn, figure} from "../figure";
import {count, counted, decimal, listed, percent} from "../format";
import {Page, topicLink, topicTag} from "../page";
import {Bar, bars} from "./bars";

function warnings(page: Page): HTMLElement {
  const advice = advise(page.corpus);
  if (advice.length === 0)
    return h("p", {class: "good"}, "Nothing stands out that should make you doubt these topics.");
  return h(
    "ul",
    {class: "advice"},
    ...advice.map(({text, topics}) =>
      h("li", {}, h("span", {dir: "auto"}, text), ...topics.map((topic) => topicTag(topic))),
    ),
  );
}

interface Step {
  name: string;
  number: number;
  kept: boolean;
}

const bar = ({name, number, kept}: Step): Bar => ({
  name,
  value: number,
  text: count(number),
  kind: kept ? "kept" : "lost",
});

// A bar a step, what was left out in gray.
function funnel(title: string, name: string, steps: Step[]): HTMLElement {
  return figure({
    title,
    name,
    draw: (width) => bars(steps.map(bar), width, title),
    table: () => ({
      columns: ["step", "number"],
      rows: steps.map((step) => [{value: step.name}, {value: step.number, text: count(step.number)}]),
    }),
  }).element;
}

function documentSteps({corpus}: Page): Step[] {
  const {read, skipped, duplicates, empty} = corpus.data.trust.documents;
  const steps = [
    {name: "read", number: read, kept: true},
    {name: "skipped, unreadable", number: skipped, kept: false},
    {name: "repeat others", number: duplicates, kept: false},
    {name: "without a known word", number: empty, kept: false},
    {name: "have topics", number: read - skipped - duplicates - empty, kept: true},
  ];
  return steps.filter((step) => step.kept || step.number > 0);
}

function termSteps({corpus}: Page): Step[] {
  const {distinct, dropped, kept} = corpus.data.trust.terms;
  return [
    {name: "distinct", number: distinct, kept: true},
    ...dropped
      .filter(({terms}) => terms > 0)
      .map(({rule, terms}) => ({name: `dropped by ${rule}`, number: terms, kept: false})),
    {name: "kept", number: kept, kept: true},
  ];
}

function convergence(page: Page): Drawn {
  const {relative_error, factorization} = page.corpus.data.trust;
  const {solver, loss, init, iterations, converged} = factorization;
  return figure({
    title: "Convergence",
    name: "convergence",
    note:
      `${solver} for ${loss}, from ${init}: ${counted(iterations, "iteration")}, ${converged ? "converged" : "not converged"}. ` +
      "The relative error of the fit, by iteration.",
    draw: (width) => {
      const [left, height] = [52, 150];
      const lowest = Math.min(...relative_error);
      const highest = Math.max(...relative_error);
      const x = scaleLinear<number, number, never>()
        .domain([1, Math.max(2, relative_error.length)])
        .range([left, width - 12]);
      const y = scaleLinear<number, number, never>()
        .domain([lowest, highest > lowest ? highest : lowest + 1])
        .nice(4)
        .range([height - 22, 8]);
      const path = line<number>()
        .x((_, i) => x(i + 1))
        .y((value) => y(value));
      const grid = y
        .ticks(4)
        .flatMap((tick) => [
          s("line", {x1: left, x2: width - 12, y1: y(tick), y2: y(tick), class: "grid"}),
          s("text", {x: left - 6, y: y(tick) + 4, "text-anchor": "end", class: "quiet small"}, y.tickFormat(4)(tick)),
        ]);
      const ticks = x
        .ticks(Math.min(8, relative_error.length))
        .filter(Number.isInteger)
        .map((tick) =>
          s("text", {x: x(tick), y: height - 4, "text-anchor": "middle", class: "quiet small"}, String(tick)),
        );
      return picture(
        width,
        height,
        "Relative error by iteration",
        ...grid,
        ...ticks,
        s("path", {d: path(relative_error) ?? "", class: "curve"}),
      );
    },
    table: () => ({
      columns: ["iteration", "relative error"],
      rows: relative_error.map((error, i) => [{value: i + 1}, {value: error, text: error.toPrecision(4)}]),
    }),
  });
}

function measures(page: Page): HTMLElement {
  const {measures: all} = page.corpus.data;
  const means = all.map(({name, mean}) => `${name} ${decimal(mean)}`);
  return figure({
    title: "Quality of each topic",
    name: "quality",
    note: means.length ? `In mean: ${listed(means)}.` : undefined,
    table: () => ({
      columns: ["topic", "label", "share", ...all.map((measure) => measure.name)],
      rows: page.corpus
        .topics()
        .map((topic) => [
          {value: topic.number},
          {value: topic.label, href: topicLink(topic.number)},
          {value: topic.share, text: percent(topic.share)},
          ...all.map((measure) => ({value: measure.topics[topic.number], text: decimal(measure.topics[topic.number])})),
        ]),
    }),
  }).element;
}

function agreement(page: Page): HTMLElement | null {
  const found = page.corpus.data.trust.agreement;
  if (!found) return null;
  const numbers = `NMI ${decimal(found.nmi)}, purity ${decimal(found.purity)}, ARI ${decimal(found.ari)}`;
  return h("p", {}, `Against ${found.field} of ${counted(found.documents, "document")}: ${numbers}.`);
}

export function trustView(page: Page): HTMLElement {
  const weak = page.corpus.data.trust.weakly_explained;
  return h(
    "div",
    {},
    h("h2", {tabindex: -1}, "How far to trust it"),
    warnings(page),
    weak <= muchUnexplained && h("p", {class: "quiet"}, `Topics explain little of ${percent(weak)} of the documents.`),
    agreement(page),
    measures(page),
    h(
      "div",
      {class: "columns"},
      funnel("What became of the documents", "documents", documentSteps(page)),
      funnel("What became of the words", "terms", termSteps(page)),
    ),
    convergence(page).element,
  );
}
