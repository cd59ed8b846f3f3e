// Builds DOM elements. Text is always set as text, never as markup.

type Child = Node | string | null | undefined | false;
type Properties = Record<string, unknown>;

/**
 * Keys of `properties` are attributes, except `on…` (listeners), `class`, and booleans, which switch
 * an attribute on or off. Null and false children are left out.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on') && typeof value === 'function') {
      element.addEventListener(key.slice(2), value as EventListener);
    } else {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  fill(element, ...children);
  return element;
}

/** Replaces everything inside. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon of 20 × 20, drawn in the text's colour; it says nothing to a screen reader. */
export function icon(name: keyof typeof PATHS): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 20 20', 'aria-hidden': 'true', class: 'icon' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const PATHS = {
  send: 'M3 3.5 17.5 10 3 16.5 5.2 10 3 3.5Zm2.2 6.5H11',
  close: 'm5 5 10 10M15 5 5 15',
  clock: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM10 6v4.2l2.8 1.8',
  bolt: 'M11 2.5 4.5 11H9l-.8 6.5L15 9h-4.6L11 2.5Z',
  changes: 'M4 6h9m-2.6-2.8L13.2 6l-2.8 2.8M16 14H7m2.6-2.8L6.8 14l2.8 2.8',
  book: 'M10 5.2C8 3.8 5.6 3.6 3 4v11.5c2.6-.4 5-.2 7 1.2 2-1.4 4.4-1.6 7-1.2V4c-2.6-.4-5-.2-7 1.2Zm0 0v11.5',
  again: 'M4.2 10a5.8 5.8 0 1 0 1.8-4.2L4 7.8M4 3.8v4h4',
  moon: 'M15.5 12.2A6.5 6.5 0 0 1 7.8 4.5a6.5 6.5 0 1 0 7.7 7.7Z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 1.8v2m0 12.4v2M1.8 10h2m12.4 0h2M4.2 4.2l1.4 1.4m8.8 8.8 1.4 1.4m0-11.6-1.4 1.4m-8.8 8.8-1.4 1.4',
  check: 'm4 10.5 4 4 8-9',
  next: 'M4 4.5v11l8-5.5-8-5.5Zm11 0v11',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  swap: 'M3 6.5h12m-3-3 3 3-3 3M17 13.5H5m3-3-3 3 3 3',
  warn: 'M10 3 2.5 16.5h15L10 3Zm0 5v4m0 2.2v.1',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4 9.5 3.5 3.5',
  pencil: 'M4 16l.8-3.2L13 4.6l2.4 2.4-8.2 8.2L4 16Z',
} as const;
