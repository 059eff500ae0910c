// What a search finds: topics by name and words, words, and quoted documents.
import {h, isolated} from "../dom";
import {counted} from "../format";
import {Page, termLink, topicTag} from "../page";
import {quoteCard} from "./quotes";

const most = {terms: 60, quotes: 20};
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

function section(title: string, found: number, content: HTMLElement): HTMLElement | false {
  return found > 0 && h("section", {class: "figure"}, h("header", {}, h("h3", {}, title)), content);
}

export function searchView(page: Page): HTMLElement {
  const query = folded(page.route.q ?? "").trim();
  const has = (text: string) => query !== "" && folded(text).includes(query);
  const {data} = page.corpus;
  const topics = page.corpus
    .topics()
    .filter((topic) => has(topic.label) || has(topic.words) || String(topic.number) === query);
  const terms = data.terms.text
    .filter(has)
    .sort((a, b) => Number(folded(b).startsWith(query)) - Number(folded(a).startsWith(query)) || a.length - b.length);
  const quotes = data.quotes.filter((quote) => has(quote.text) || has(quote.id) || quote.metadata.some(has));
  const found = [
    counted(topics.length, "topic"),
    counted(terms.length, "word"),
    counted(quotes.length, "quoted document"),
  ];
  return h(
    "div",
    {},
    h("h2", {tabindex: -1}, "Search"),
    h(
      "p",
      {class: "lead", role: "status"},
      query === "" ? "Look for words, topics and documents." : `${found.join(", ")}.`,
    ),
    section(
      "Topics",
      topics.length,
      h("ul", {class: "wordlist"}, ...topics.map((topic) => h("li", {}, topicTag(topic)))),
    ),
    section(
      "Words",
      terms.length,
      h(
        "ul",
        {class: "wordlist"},
        ...terms.slice(0, most.terms).map((term) => h("li", {}, h("a", {href: termLink(term)}, isolated(term)))),
      ),
    ),
    section(
      "Documents",
      quotes.length,
      h("div", {class: "quotes wide"}, ...quotes.slice(0, most.quotes).map((quote) => quoteCard(page, quote, null))),
    ),
  );
}
