// The map: a circle a topic, as large as its share, near those of like words; a dot a document, in the circle of its main
// topic, the nearer the center the more of it is in that topic, on the side of its second topic.
import {zoom, zoomIdentity} from "d3-zoom";
import {event, select} from "d3-selection";
import {Corpus, Topic, noTopic} from "../corpus";
import {DocumentsData, QuoteData} from "../data";
import {h, picture, s, wrapped} from "../dom";
import {figure} from "../figure";
import {count, counted, percent} from "../format";
import {Page, inkOn, titled, topicLink} from "../page";
import {Dots} from "./dots";
import {quoteCard} from "./quotes";

interface Place {
  k: number; // magnification
  x: number;
  y: number;
}

const home: Place = {k: 1, x: 0, y: 0};

// Which topic each part is drawn as; none for those that are dropped.
function shownAs(page: Page): (Topic | null)[] {
  const shown = new Map(page.corpus.topics().map((topic) => [topic.number, topic]));
  return page.corpus.data.topics.map((_, part) => shown.get(page.corpus.head(part)) ?? null);
}

class TopicMap {
  private readonly as: (Topic | null)[];
  private laidOut: Dots | null = null;
  private place = home;
  private width = 0;
  private readonly canvas = h("canvas", {"aria-hidden": "true"});
  private svg: SVGSVGElement | null = null;

  constructor(
    private readonly page: Page,
    private readonly picked: (dot: number | null) => void,
  ) {
    this.as = shownAs(page);
  }

  // No higher than the window, so that all of it is seen at once.
  draw(width: number): Element {
    const highest = Math.max(320, window.innerHeight * 0.72);
    this.width = Math.floor(Math.min(width, highest / this.documents.height));
    this.svg = this.circles();
    const element = h("div", {class: "map", css: {width: `${this.width}px`}}, this.canvas, this.svg);
    this.listen();
    setTimeout(() => requestAnimationFrame(() => this.paint())); // after the circles are seen
    return element;
  }

  // By itself, with the dots as part of it.
  picture(): SVGSVGElement {
    const svg = this.circles();
    svg.prepend(...this.dotPaths());
    document.body.append(svg); // styles are known only of what is in the page
    queueMicrotask(() => svg.remove());
    return svg;
  }

  private get height(): number {
    return this.width * this.documents.height;
  }

  private get documents(): DocumentsData {
    return this.page.corpus.data.documents;
  }

  // Unpacked when they are first painted.
  private get dots(): Dots {
    return (this.laidOut ??= new Dots(this.page.corpus, this.as));
  }

  private get radius(): number {
    return this.dots.radius * Math.sqrt(this.place.k);
  }

  private at(x: number, y: number): [number, number] {
    return [x * this.width * this.place.k + this.place.x, y * this.width * this.place.k + this.place.y];
  }

  private circles(): SVGSVGElement {
    const topics = this.page.corpus.data.topics
      .map((topic, part) => ({...topic, part, as: this.as[part]}))
      .filter((topic) => topic.as !== null);
    const groups = topics.map(({x, y, r, as}) => this.circle(as!, x, y, r));
    const label = `Map of ${counted(this.page.corpus.topics().length, "topic")} and ${counted(this.page.corpus.data.corpus.documents, "document")}`;
    return picture(this.width, this.height, label, ...groups);
  }

  private circle(topic: Topic, mapX: number, mapY: number, mapR: number): SVGElement {
    const [x, y] = this.at(mapX, mapY);
    const r = mapR * this.width * this.place.k;
    const selected = this.page.route.topic === topic.number;
    return s(
      "a",
      {href: topicLink(topic.number), class: selected ? "circle selected" : "circle"},
      s("title", {}, `${titled(topic)}: ${percent(topic.share)}, ${counted(topic.documents, "document")}`),
      s("circle", {
        cx: x,
        cy: y,
        r,
        fill: topic.color,
        "fill-opacity": 0.1,
        stroke: topic.color,
        "stroke-width": selected ? 3 : 1.25,
        "stroke-opacity": selected ? 1 : 0.55,
      }),
      ...this.label(topic, x, y, r),
    );
  }

  // Its number, and under it as much of its name as has room.
  private label(topic: Topic, x: number, y: number, r: number): SVGElement[] {
    const size = Math.max(10, Math.min(16, r / 4));
    const room = r * 1.7;
    const lines = room < 44 ? [] : wrapped(topic.label, room, 3, size, 650);
    const step = size * 1.18;
    const top = y - (lines.length * step) / 2;
    const width = String(topic.number).length * 7.5 + 9;
    return [
      s("rect", {x: x - width / 2, y: top - 9, width, height: 17, rx: 4, fill: topic.color}),
      s(
        "text",
        {x, y: top + 3.8, "text-anchor": "middle", class: "small strong", css: {fill: inkOn(topic.color)}},
        String(topic.number),
      ),
      ...lines.map((line, i) =>
        s(
          "text",
          {
            x,
            y: top + 14 + (i + 0.62) * step,
            "text-anchor": "middle",
            class: "halo strong",
            css: {"font-size": `${size}px`},
          },
          line,
        ),
      ),
    ];
  }

  private paint(): void {
    const scale = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = this.width * scale;
    this.canvas.height = this.height * scale;
    this.canvas.style.setProperty("width", `${this.width}px`);
    const context = this.canvas.getContext("2d")!;
    context.scale(scale, scale);
    context.globalAlpha = this.documents.count > 20_000 ? 0.45 : 0.7;
    const r = this.radius;
    const side = 1.8 * r; // of a square that looks as large as the dot
    let color = "";
    this.eachDot((_, topic, x, y) => {
      if (x < -r || y < -r || x > this.width + r || y > this.height + r) return;
      if (topic.color !== color) context.fillStyle = color = topic.color;
      if (r < 1.5) return context.fillRect(x - side / 2, y - side / 2, side, side); // many times as fast
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.fill();
    });
  }

  // Every dot that is shown, where it is drawn.
  private eachDot(visit: (dot: number, topic: Topic, x: number, y: number) => void): void {
    this.dots.each((dot, topic, x, y) => visit(dot, topic, ...this.at(x, y)));
  }

  // A path a topic: a line of no length with round ends is a dot.
  private dotPaths(): SVGElement[] {
    const paths = new Map<Topic, string[]>();
    this.eachDot((_, topic, x, y) => {
      const path = paths.get(topic) ?? [];
      if (path.length === 0) paths.set(topic, path);
      path.push(`M${x.toFixed(1)} ${y.toFixed(1)}h0`);
    });
    const width = 2 * this.radius;
    return [...paths].map(([topic, path]) =>
      s("path", {
        d: path.join(""),
        stroke: topic.color,
        "stroke-width": width,
        "stroke-linecap": "round",
        "stroke-opacity": 0.6,
        fill: "none",
      }),
    );
  }

  private listen(): void {
    const svg = this.svg!;
    const moved = () => {
      this.place = event.transform as Place;
      this.paint();
      svg.replaceChildren(...this.circles().children);
    };
    // The wheel scrolls the page unless a key is held, as in maps that are part of a page.
    const behavior = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, 24])
      .translateExtent([
        [0, 0],
        [this.width, this.height],
      ])
      .extent([
        [0, 0],
        [this.width, this.height],
      ])
      .filter(() => (event.type === "wheel" ? event.ctrlKey || event.metaKey || event.shiftKey : !event.button));
    select(svg)
      .call(behavior)
      .call(behavior.transform, zoomIdentity.translate(this.place.x, this.place.y).scale(this.place.k));
    behavior.on("zoom", moved);
    this.zoomBy = (factor) => select(svg).call(behavior.scaleBy, factor);
    svg.addEventListener("click", (click) => {
      const dot = this.nearest(click);
      this.picked(dot);
      if (dot !== null) click.preventDefault();
    });
  }

  zoomBy: (factor: number) => void = () => undefined;

  // The dot under the pointer.
  private nearest(pointer: MouseEvent): number | null {
    const box = this.svg!.getBoundingClientRect();
    const [px, py] = [pointer.clientX - box.left, pointer.clientY - box.top];
    let best: number | null = null;
    let closest = (this.radius + 2) ** 2;
    this.eachDot((dot, _, x, y) => {
      const distance = (x - px) ** 2 + (y - py) ** 2;
      if (distance > closest) return;
      closest = distance;
      best = dot;
    });
    return best;
  }
}

// A document that is not quoted has its topics all the same.
function unquoted(page: Page, dot: number, row: number): QuoteData {
  const {topics, shares} = page.corpus.documents();
  const mixture = topics
    .map((column, i): [number, number] => [column[dot], shares[i][dot] / 255])
    .filter(([topic, share]) => topic !== noTopic && share > 0);
  return {
    row,
    id: `document ${count(row + 1)} of the corpus`,
    metadata: [],
    explained: 0,
    topics: mixture,
    text: "",
    cut: [false, false],
    marks: [],
  };
}

function summary(page: Page): string {
  const {documents, empty, terms} = page.corpus.data.corpus;
  const without = empty ? `, ${count(empty)} of them without a known word` : "";
  return (
    `${counted(documents, "document")}${without}, ${counted(terms, "word")}, ` +
    `${counted(page.corpus.topics().length, "topic")}.`
  );
}

// The document of a dot.
function documentOf(page: Page, dot: number): QuoteData {
  const row = page.corpus.documents().rows?.[dot] ?? dot;
  return page.corpus.data.quotes.find((quote) => quote.row === row) ?? unquoted(page, dot, row);
}

// Where not all documents are drawn.
function sampled({data}: Corpus): string {
  if (data.documents.rows === null) return "";
  return ` Of ${count(data.corpus.documents)} documents ${count(data.documents.count)} are drawn, evenly by topic.`;
}

export function mapView(page: Page): HTMLElement {
  const {corpus} = page;
  const beside = h("div", {class: "beside", "aria-live": "polite"});
  const map = new TopicMap(page, (dot) => {
    beside.replaceChildren();
    if (dot !== null) beside.append(quoteCard(page, documentOf(page, dot), null));
  });
  const drawn = figure({
    title: "Map of topics and documents",
    name: "map",
    note:
      "A circle is a topic, as large as its share; circles of like words lie near each other. A dot is a document, the " +
      "nearer the center of its main topic the more of it is in that topic, on the side of its second one. Pick a dot to " +
      "read it." +
      sampled(corpus),
    controls: h(
      "span",
      {class: "group"},
      h("button", {onclick: () => map.zoomBy(1.5), "aria-label": "Zoom in"}, "+"),
      h("button", {onclick: () => map.zoomBy(1 / 1.5), "aria-label": "Zoom out"}, "−"),
    ),
    draw: (width) => map.draw(width),
    picture: () => map.picture(),
    table: () => ({
      columns: ["topic", "label", "share", "documents", "words"],
      rows: corpus
        .topics()
        .map((topic) => [
          {value: topic.number},
          {value: topic.label, href: topicLink(topic.number)},
          {value: topic.share, text: percent(topic.share)},
          {value: topic.documents, text: count(topic.documents)},
          {value: topic.words},
        ]),
    }),
  });
  return h("div", {}, h("h2", {tabindex: -1}, "Map"), h("p", {class: "lead"}, summary(page)), drawn.element, beside);
}
