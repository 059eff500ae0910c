// Tables and pictures as files.

export function download(name: string, content: Blob | string, type = "text/plain;charset=utf-8"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], {type}) : content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const styles = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "fill-opacity", "stroke-opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline",
  "paint-order"];

// The picture by itself: what the page's style sheet gives it becomes its own, with the page's color behind it.
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll<SVGElement>("*");
  svg.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of styles) copies[i].setAttribute(name, style.getPropertyValue(name));
    copies[i].removeAttribute("class");
  });
  const behind = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  behind.setAttribute("width", "100%");
  behind.setAttribute("height", "100%");
  behind.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(behind);
  copy.removeAttribute("class");
  copy.querySelectorAll("a").forEach((a) => a.removeAttribute("href")); // they point into the page
  return new XMLSerializer().serializeToString(copy);
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
