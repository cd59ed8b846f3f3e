// What every card must keep to: what Teams can show, what people can read, what a screen reader needs.

type Json = Readonly<Record<string, unknown>>;

const ELEMENTS = [
  'AdaptiveCard',
  'ActionSet',
  'Action.Execute',
  'Action.OpenUrl',
  'Action.Submit',
  'Action.ToggleVisibility',
  'Column',
  'ColumnSet',
  'Container',
  'Input.ChoiceSet',
  'Input.Date',
  'Input.Text',
  'Input.Time',
  'RichTextBlock',
  'TextBlock',
  'TextRun',
];
/** Of our own making, far below Teams' 80 KB for a message. */
const LARGEST_BYTES = 28 * 1024;

/** Every problem as a sentence; none means that the card is good. */
export function lintCard(card: Json): string[] {
  const problems: string[] = [];
  if (card.version !== '1.5') problems.push(`The version is ${String(card.version)}.`);
  if (!card.fallbackText) problems.push('There is no fallbackText.');
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf16le');
  if (bytes > LARGEST_BYTES) problems.push(`The card has ${bytes} bytes.`);
  walk(card, (element) => problems.push(...lintElement(element)));
  const all: Json[] = [];
  walk(card, (element) => all.push(element));
  const primary = all.filter((item) => isAction(item) && item.mode !== 'secondary');
  const inRow = primary.filter((item) => item.type !== 'Action.ToggleVisibility');
  if (inRow.length > 12) problems.push(`The card has ${inRow.length} actions.`);
  return problems;
}

function lintElement(element: Json): string[] {
  const type = String(element.type);
  const problems: string[] = [];
  if (!ELEMENTS.includes(type)) problems.push(`${type} is not an element we use.`);
  if (type === 'TextBlock' && element.wrap !== true) {
    problems.push(`A TextBlock does not wrap: ${String(element.text)}`);
  }
  if (type === 'RichTextBlock' && !Array.isArray(element.inlines)) {
    problems.push('A RichTextBlock has no inlines.');
  }
  if (type.startsWith('Input.')) {
    if (!element.label) problems.push(`${String(element.id)} has no label.`);
    if (element.isRequired && !element.errorMessage) {
      problems.push(`${String(element.id)} has no errorMessage.`);
    }
  }
  if (
    type === 'Action.Execute' &&
    (element.fallback as Json | undefined)?.type !== 'Action.Submit'
  ) {
    problems.push(`${String(element.title)} has no fallback for older clients.`);
  }
  if (isAction(element) && !element.title) problems.push('An action has no title.');
  // Secondary ones stand in the menu behind them.
  const shown = (element.actions as Json[] | undefined)?.filter(({ mode }) => mode !== 'secondary');
  if (type === 'ActionSet' && (shown ?? []).length > 6) {
    problems.push('An ActionSet has more than six actions.');
  }
  return problems;
}

const isAction = (element: Json): boolean => String(element.type).startsWith('Action.');

/** Elements only: what stands in an action's data or fallback is not shown. */
export function walk(value: unknown, see: (element: Json) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, see);
  else if (typeof value === 'object' && value !== null) {
    const object = value as Json;
    if (typeof object.type === 'string' && object.type !== '') see(object);
    for (const [key, item] of Object.entries(object)) {
      if (!['data', 'fallback', 'msteams', 'choices', 'targetElements'].includes(key))
        walk(item, see);
    }
  }
}

/** Everything that a person reads on the card, by the kind of element it stands in. */
export function textsOf(card: Json): { markdown: string[]; plain: string[] } {
  const markdown: string[] = [];
  const plain: string[] = [];
  walk(card, (element) => {
    if (element.type === 'TextBlock') markdown.push(String(element.text));
    if (element.type === 'TextRun') plain.push(String(element.text));
  });
  return { markdown, plain };
}
