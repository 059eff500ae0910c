// Numbers as people read them.

const whole = new Intl.NumberFormat("en-US");

export const count = (n: number) => whole.format(Math.round(n));

// 0.1234 as 12.3%
export function percent(share: number): string {
  const hundredths = share * 100;
  if (hundredths === 0) return "0%";
  if (hundredths < 0.1) return "<0.1%";
  return hundredths.toFixed(hundredths < 9.95 ? 1 : 0) + "%";
}

export const decimal = (x: number) => (Math.abs(x) >= 100 ? count(x) : x.toFixed(Math.abs(x) < 10 ? 3 : 1));

// "1 document", "2 documents"
export const counted = (n: number, noun: string) => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;

// "a, b and c"
export const listed = (parts: string[]) =>
  parts.length < 2 ? parts.join("") : parts.slice(0, -1).join(", ") + " and " + parts[parts.length - 1];
