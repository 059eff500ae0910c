// The words of a topic as bars, ranked between what is frequent in it and what is found only in it.
import {scaleLinear} from "d3-scale";
import {Topic, Word} from "../corpus";
import {fitted, h, picture, s} from "../dom";
import {Drawn, figure} from "../figure";
import {count, percent} from "../format";
import {Page, termLink} from "../page";

const rowHeight = 22;
const shown = 20;

function bar(word: Word, at: number, names: number, length: number, color: string): SVGElement {
  const y = at * rowHeight;
  return s("a", {href: termLink(word.text), class: "row"},
    s("title", {}, `${word.text}: ${percent(word.phi)} of the topic; ${percent(word.ofTerm)} of the word is in it`),
    s("rect", {x: 0, y, width: "100%", height: rowHeight, fill: "transparent"}),
    s("text", {x: names - 8, y: y + 15.5, "text-anchor": "end", class: "word"}, fitted(word.text, names - 12)),
    s("rect", {x: names, y: y + 4, width: Math.max(1, length), height: rowHeight - 8, rx: 2, fill: color}),
    s("text", {x: names + length + 6, y: y + 15.5, class: "quiet"}, percent(word.ofTerm)));
}

function draw(words: Word[], topic: Topic, width: number): SVGSVGElement {
  const names = Math.min(170, width * 0.36);
  const longest = Math.max(...words.map((word) => word.phi), 0);
  const scale = scaleLinear<number, number, never>().domain([0, longest || 1]).range([0, width - names - 52]);
  const bars = words.map((word, i) => bar(word, i, names, scale(word.phi), topic.color));
  return picture(width, words.length * rowHeight + 4, `Words of topic ${topic.number}, ${topic.label}`, ...bars);
}

export function words(page: Page, topic: Topic): Drawn {
  const {corpus} = page;
  let lambda = page.route.lambda;
  const of = (most: number) => corpus.words(topic, lambda, most);
  const output = h("output", {}, lambda.toFixed(2));
  const slider = h("input", {type: "range", min: 0, max: 1, step: 0.05, value: lambda, oninput: slide,
    "aria-label": "Relevance lambda: 1 ranks by frequency in the topic, 0 by being found only in it"});

  function slide(): void {
    lambda = Number(slider.value);
    output.textContent = lambda.toFixed(2);
    page.stay({lambda});
    drawn.redraw();
  }

  const drawn = figure({
    title: "Words",
    name: `topic-${topic.number}-words`,
    note: "Bars: how much of the topic a word is. Numbers: how much of the word is in this topic.",
    controls: h("label", {class: "slider"}, "only here", slider, "frequent", output),
    draw: (width) => draw(of(shown), topic, width),
    table: () => ({
      columns: ["word", "probability", "share of the word", "relevance", "documents"],
      rows: of(200).map((word) => [
        {value: word.text, href: termLink(word.text)},
        {value: word.phi, text: word.phi.toPrecision(3)},
        {value: word.ofTerm, text: percent(word.ofTerm)},
        {value: word.relevance, text: word.relevance.toFixed(2)},
        {value: corpus.data.terms.documents[word.term], text: count(corpus.data.terms.documents[word.term])},
      ]),
    }),
  });
  return drawn;
}
