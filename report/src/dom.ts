// Elements. Text only ever becomes a text node or an attribute, and no attribute here is code or style: what the corpus
// says cannot become markup.

type Value = string | number | boolean | null | undefined | EventListener | Record<string, string>;
export type Props = Record<string, Value>;
export type Child = Node | string | null | false;

function set(element: Element & ElementCSSInlineStyle, name: string, value: Value): void {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (typeof value === "object") Object.entries(value).forEach(([k, v]) => element.style.setProperty(k, v));
  else element.setAttribute(name, value === true ? "" : String(value));
}

function build<E extends Element & ElementCSSInlineStyle>(element: E, props: Props, children: Child[]): E {
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

// An HTML element: h("a", {href: "#topic=3", onclick: go}, "Topic 3"); `css` takes an object of properties.
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]) {
  return build(document.createElement(tag), props, children);
}

// An SVG element.
export function s<K extends keyof SVGElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

// A picture of that size. `label` is what a screen reader says of it.
export function picture(width: number, height: number, label: string, ...children: Child[]): SVGSVGElement {
  return s("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label}, ...children);
}

// A word of the corpus: its own direction, whatever stands beside it.
export const isolated = (text: string, props: Props = {}) => h("bdi", props, text);

const ruler = document.createElement("canvas").getContext("2d")!;

// The text, cut with … where it is wider than that many pixels.
export function fitted(text: string, width: number, size = 13, weight = 400): string {
  ruler.font = `${weight} ${size}px system-ui, sans-serif`;
  const fits = (part: string) => ruler.measureText(part).width <= width;
  const characters = [...text.slice(0, 1000)]; // no picture has room for more
  if (characters.length < 1000 && fits(text)) return text;
  let [least, most] = [1, characters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(characters.slice(0, middle).join("") + "…")) least = middle;
    else most = middle - 1;
  }
  return characters.slice(0, least).join("") + "…";
}

// The text in lines of at most that many pixels, broken between words; the last one cut where there is more.
export function wrapped(text: string, width: number, most: number, size: number, weight = 400): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && (lines.length === most || fitted(line, width, size, weight) === line))
      lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.map((line) => fitted(line, width, size, weight));
}
