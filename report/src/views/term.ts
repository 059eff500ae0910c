// One word: which topics it belongs to, what stands near it, and where it is used.
import {Topic} from "../corpus";
import {h, isolated} from "../dom";
import {figure} from "../figure";
import {counted, percent} from "../format";
import {Page, chip, termLink, titled, topicLink} from "../page";
import {Bar, bars} from "./bars";
import {quoteCard} from "./quotes";

interface Part {
  topic: Topic;
  ofTerm: number; // P(topic | term)
  phi: number;
}

function partsOf(page: Page, term: number): Part[] {
  return page.corpus
    .topics()
    .map((topic) => ({topic, ofTerm: page.corpus.shareOfTerm(topic, term), phi: page.corpus.phi(topic, term)}))
    .filter((part) => part.phi > 0)
    .sort((a, b) => b.ofTerm - a.ofTerm);
}

const bar = ({topic, ofTerm}: Part): Bar => ({
  name: titled(topic),
  value: ofTerm,
  text: percent(ofTerm),
  color: topic.color,
  href: topicLink(topic.number),
});

// Words whose weights are spread alike over topics: the cosine of their phi.
function nearest(page: Page, term: number, most: number): {text: string; cosine: number}[] {
  const {text, topics, phi} = page.corpus.data.terms;
  const norm = (id: number) => Math.hypot(...phi[id]);
  const dot = (id: number) =>
    topics[id].reduce((sum, topic, i) => {
      const at = topics[term].indexOf(topic);
      return at < 0 ? sum : sum + phi[id][i] * phi[term][at];
    }, 0);
  return text
    .map((word, id) => ({text: word, id, cosine: dot(id) / (norm(id) * norm(term) || 1)}))
    .filter(({id, cosine}) => id !== term && cosine > 0)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, most);
}

const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

// Whether a text has the word; within another it is none, but in scripts that write no blanks. A stem may be in no text.
function use(word: string): (text: string) => boolean {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const pattern = unspaced.test(word) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  const expression = new RegExp(pattern, "iu");
  return (text) => expression.test(text);
}

function unknown(word: string): HTMLElement {
  return h(
    "div",
    {},
    h("h2", {tabindex: -1, dir: "auto"}, word),
    h("p", {}, "The word is not among the first words of any topic."),
  );
}

export function termView(page: Page): HTMLElement {
  const word = page.route.term ?? "";
  const term = page.corpus.term(word);
  if (term === null) return unknown(word);
  const {documents, count: occurrences} = page.corpus.data.terms;
  const parts = partsOf(page, term);
  const isUsed = use(word);
  const quotes = page.corpus.data.quotes.filter((quote) => isUsed(quote.text)).slice(0, 6);
  const near = nearest(page, term, 24).map((other) =>
    h("li", {}, h("a", {href: termLink(other.text)}, isolated(other.text))),
  );
  return h(
    "div",
    {},
    h("h2", {tabindex: -1}, isolated(word)),
    h(
      "p",
      {class: "lead"},
      `In ${counted(documents[term], "document")}, ${counted(occurrences[term], "time")}. `,
      parts.length > 0 && "Mostly in ",
      parts.length > 0 && chip(parts[0].topic),
      parts.length > 0 && isolated(` ${parts[0].topic.label}`),
    ),
    figure({
      title: "Topics of this word",
      name: "term",
      note: "How much of the word falls in each topic.",
      draw: (width) => bars(parts.map(bar), width, `Topics of ${word}`),
      table: () => ({
        columns: ["topic", "label", "share of the word", "probability in the topic"],
        rows: parts.map(({topic, ofTerm, phi}) => [
          {value: topic.number},
          {value: topic.label, href: topicLink(topic.number)},
          {value: ofTerm, text: percent(ofTerm)},
          {value: phi, text: phi.toPrecision(3)},
        ]),
      }),
    }).element,
    h(
      "section",
      {class: "figure"},
      h("header", {}, h("h3", {}, "Words of the same topics")),
      h("ul", {class: "wordlist"}, ...near),
    ),
    quotes.length > 0 &&
      h(
        "section",
        {class: "figure"},
        h("header", {}, h("h3", {}, "Where it is used")),
        h("div", {class: "quotes wide"}, ...quotes.map((quote) => quoteCard(page, quote, null))),
      ),
  );
}
