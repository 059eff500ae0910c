// Tables and pictures as files.

export function download(name: string, content: Blob | string, type = "text/plain;charset=utf-8"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], {type}) : content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const styles = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "fill-opacity",
  "stroke-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
];

// The element with what the page's style sheet gives it as attributes of its own. Links point into the page and go.
function copied(element: Element): Element {
  const copy = document.createElementNS(element.namespaceURI, element.localName);
  for (const {name, value} of element.attributes) {
    if (!["class", "style", "href"].includes(name)) copy.setAttribute(name, value);
  }
  const style = getComputedStyle(element);
  for (const name of styles) copy.setAttribute(name, style.getPropertyValue(name));
  copy.append(...[...element.childNodes].map((node) => (node instanceof Element ? copied(node) : node.cloneNode())));
  return copy;
}

// Characters that no document of XML may hold, but a corpus may.
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

// The picture by itself, with the page's color behind it.
export function standalone(svg: SVGSVGElement): string {
  const copy = copied(svg);
  const behind = document.createElementNS(copy.namespaceURI, "rect");
  behind.setAttribute("width", "100%");
  behind.setAttribute("height", "100%");
  behind.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(behind);
  return new XMLSerializer().serializeToString(copy).replace(notXml, "\uFFFD");
}

// At twice the size, for screens of fine pixels and for slides.
export async function png(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(standalone(svg));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * svg.width.baseVal.value;
  canvas.height = 2 * svg.height.baseVal.value;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
  });
}
