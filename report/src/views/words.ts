// The words of a topic as bars, ranked between what is frequent in it and what is found only in it.
import {Topic, Word} from "../corpus";
import {h} from "../dom";
import {Drawn, figure} from "../figure";
import {count, percent} from "../format";
import {Page, termLink, titled} from "../page";
import {Bar, bars} from "./bars";

const shown = 20;
const known = 30; // of each topic, whatever lambda is: more are in the table topic_words

const bar = (word: Word, color: string): Bar => ({
  name: word.text,
  value: word.phi,
  text: percent(word.ofTerm),
  color,
  href: termLink(word.text),
  hint: `${word.text}: ${percent(word.phi)} of the topic; ${percent(word.ofTerm)} of the word is in it`,
});

export function words(page: Page, topic: Topic): Drawn {
  const {corpus} = page;
  let lambda = page.route.lambda;
  const of = (most: number) => corpus.words(topic, lambda, most);
  const output = h("output", {}, lambda.toFixed(2));
  const slider = h("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    value: lambda,
    oninput: slide,
    "aria-label": "Relevance lambda: 1 ranks by frequency in the topic, 0 by being found only in it",
  });

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
    draw: (width) =>
      bars(
        of(shown).map((word) => bar(word, topic.color)),
        width,
        `Words of topic ${titled(topic)}`,
      ),
    table: () => ({
      columns: ["word", "probability", "share of the word", "relevance", "documents"],
      rows: of(known).map((word) => [
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
