// Which controls cannot be pressed because something lies on them. Runs inside the page.

/** Names of controls under something else, each brought in sight before it is looked at. */
export function covered(): string[] {
  const controls = [...document.querySelectorAll<HTMLElement>('button, textarea, a[href]')];
  return controls.flatMap((control) => {
    if (!control.checkVisibility() || control.matches('.skip, .hidden')) return [];
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = control.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    if (above && (control.contains(above) || above.contains(control))) return [];
    const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
    return [`${name} under ${above?.className ?? 'nothing in sight'}`];
  });
}
