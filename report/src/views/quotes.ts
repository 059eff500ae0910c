// Documents in their own words, those that carry topics marked.
import {QuoteData} from "../data";
import {h, isolated} from "../dom";
import {percent} from "../format";
import {Page, topicTag} from "../page";

// The text with its marks: those of `topics` in their color, or those of all topics where none are named.
function markedText(page: Page, quote: QuoteData, topics: number[] | null): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const [begin, end, part] of quote.marks) {
    if (topics && !topics.includes(part)) continue;
    nodes.push(document.createTextNode(quote.text.slice(at, begin)));
    const {color, label} = page.corpus.topic(page.corpus.head(part));
    nodes.push(h("mark", {title: label, css: {"--topic": color}}, quote.text.slice(begin, end)));
    at = end;
  }
  nodes.push(document.createTextNode(quote.text.slice(at)));
  return nodes;
}

// Shares of a document's topics, merged ones added up.
function sharesOf(page: Page, quote: QuoteData): [number, number][] {
  const shares = new Map<number, number>();
  for (const [part, share] of quote.topics) {
    const head = page.corpus.head(part);
    shares.set(head, (shares.get(head) ?? 0) + share);
  }
  return [...shares].sort((a, b) => b[1] - a[1]);
}

function mixture(page: Page, quote: QuoteData): HTMLElement {
  const parts = sharesOf(page, quote).slice(0, 4);
  const tags = parts.map(([number, share]) => {
    const topic = page.corpus.topic(number);
    return h("li", {}, topicTag(topic), " ", h("span", {class: "quiet"}, percent(share)));
  });
  return h("ul", {class: "mixture", "aria-label": "Its topics"}, ...tags);
}

function metadata(page: Page, quote: QuoteData): string {
  return page.corpus.data.metadata
    .map((name, i) => [name, quote.metadata[i]])
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`)
    .join(" · ");
}

export function quoteCard(page: Page, quote: QuoteData, topics: number[] | null): HTMLElement {
  const [before, after] = quote.cut;
  const fields = metadata(page, quote);
  return h(
    "article",
    {class: "quote"},
    h("h4", {}, isolated(quote.id)),
    fields !== "" && h("p", {class: "quiet"}, isolated(fields)),
    quote.text === ""
      ? h("p", {class: "quiet"}, "Its text was not at hand.")
      : h("p", {dir: "auto"}, before && "… ", ...markedText(page, quote, topics), after && " …"),
    mixture(page, quote),
  );
}
