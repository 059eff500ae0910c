// One word: which topics it belongs to, what stands near it, and where it is used.
import {Topic} from "../corpus";
import {fitted, h, isolated, picture, s} from "../dom";
import {figure} from "../figure";
import {counted, percent} from "../format";
import {Page, chip, termLink, titled, topicLink} from "../page";
import {quoteCard} from "./quotes";

interface Part {
  topic: Topic;
  ofTerm: number; // P(topic | term)
  phi: number;
}

function partsOf(page: Page, term: number): Part[] {
  return page.corpus.topics()
    .map((topic) => ({topic, ofTerm: page.corpus.shareOfTerm(topic, term), phi: page.corpus.phi(topic, term)}))
    .filter((part) => part.phi > 0)
    .sort((a, b) => b.ofTerm - a.ofTerm);
}

function bars(parts: Part[], word: string, width: number): SVGSVGElement {
  const row = 24;
  const names = Math.min(220, width * 0.4);
  const longest = Math.max(...parts.map((part) => part.ofTerm), 1e-9);
  const rows = parts.map(({topic, ofTerm}, i) => {
    const length = Math.max(1, (ofTerm / longest) * (width - names - 56));
    return s("a", {href: topicLink(topic.number), class: "row"},
      s("rect", {x: 0, y: i * row, width, height: row, fill: "transparent"}),
      s("text", {x: names - 8, y: i * row + 16, "text-anchor": "end"}, fitted(titled(topic), names - 12)),
      s("rect", {x: names, y: i * row + 5, width: length, height: row - 10, rx: 2, fill: topic.color}),
      s("text", {x: names + length + 6, y: i * row + 16, class: "quiet"}, percent(ofTerm)));
  });
  return picture(width, parts.length * row + 4, `Topics of ${word}`, ...rows);
}

// Words whose weights are spread alike over topics: the cosine of their phi.
function nearest(page: Page, term: number, most: number): {text: string; cosine: number}[] {
  const {text, topics, phi} = page.corpus.data.terms;
  const norm = (id: number) => Math.hypot(...phi[id]);
  const dot = (id: number) => topics[id].reduce((sum, topic, i) => {
    const at = topics[term].indexOf(topic);
    return at < 0 ? sum : sum + phi[id][i] * phi[term][at];
  }, 0);
  return text
    .map((word, id) => ({text: word, id, cosine: dot(id) / (norm(id) * norm(term) || 1)}))
    .filter(({id, cosine}) => id !== term && cosine > 0)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, most);
}

function unknown(word: string): HTMLElement {
  return h("div", {}, h("h2", {tabindex: -1, dir: "auto"}, word),
    h("p", {}, "The word is not among the first words of any topic."));
}

export function termView(page: Page): HTMLElement {
  const word = page.route.term ?? "";
  const term = page.corpus.term(word);
  if (term === null) return unknown(word);
  const {documents, count: occurrences} = page.corpus.data.terms;
  const parts = partsOf(page, term);
  const lower = word.toLowerCase();
  const quotes = page.corpus.data.quotes.filter((quote) => quote.text.toLowerCase().includes(lower)).slice(0, 6);
  const near = nearest(page, term, 24).map((other) => h("li", {}, h("a", {href: termLink(other.text)}, isolated(other.text))));
  return h("div", {}, h("h2", {tabindex: -1}, isolated(word)),
    h("p", {class: "lead"}, `In ${counted(documents[term], "document")}, ${counted(occurrences[term], "time")}. `,
      parts.length > 0 && "Mostly in ", parts.length > 0 && chip(parts[0].topic), parts.length > 0 && isolated(` ${parts[0].topic.label}`)),
    figure({
      title: "Topics of this word",
      name: "term",
      note: "How much of the word falls in each topic.",
      draw: (width) => bars(parts, word, width),
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
    h("section", {class: "figure"}, h("header", {}, h("h3", {}, "Words of the same topics")), h("ul", {class: "wordlist"}, ...near)),
    quotes.length > 0 && h("section", {class: "figure"}, h("header", {}, h("h3", {}, "Where it is used")),
      h("div", {class: "quotes wide"}, ...quotes.map((quote) => quoteCard(page, quote, null)))));
}
