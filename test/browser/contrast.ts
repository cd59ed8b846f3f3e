// Measures the contrast of every visible text of a page, as WCAG 2 counts it. Runs inside the page.

export interface Pale {
  readonly text: string;
  readonly ratio: number;
  readonly where: string;
}

/** Texts below 4.5 : 1, or 3 : 1 for large ones. Disabled controls are exempt, as in WCAG. */
export function paleTexts(): Pale[] {
  type Colour = [number, number, number, number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (colour: string): Colour => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const groundOf = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
  };
  const light = ([r, g, b]: Colour) => {
    const part = (value: number) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const found: Pale[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (!text || !element?.checkVisibility() || element.closest('.hidden, .skip')) continue;
    if (element.closest(':disabled, [aria-disabled=true], noscript, option')) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const [one, other] = [light(over(read(style.color), ground)), light(ground)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio >= (large ? 3 : 4.5)) continue;
    found.push({
      text: text.slice(0, 40),
      ratio: Number(ratio.toFixed(2)),
      where: element.className,
    });
  }
  return found;
}

/** Controls that a screen reader could not name; text that is not shown, or a mere count, is no name. */
export function namelessControls(): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'button, a[href], input, textarea, select, [role=combobox], [role=option], [role=tab]',
  );
  const textOf = (id: string) => document.getElementById(id)?.textContent ?? '';
  const nameOf = (element: HTMLElement) => {
    const labelledBy = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    return (
      labelledBy.map(textOf).join(' ').trim() ||
      element.getAttribute('aria-label') ||
      element.innerText.trim() ||
      element.closest('label')?.innerText ||
      ''
    );
  };
  return [...controls]
    .filter((element) => element.checkVisibility())
    .filter((element) => !/\p{L}/u.test(nameOf(element)))
    .map((element) => element.outerHTML.slice(0, 160));
}
