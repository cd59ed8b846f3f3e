// Alerts over what is logged: each event is one that the product really logs, and says what to do.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseIsoDuration } from '../../src/shared/duration.ts';

interface Alert {
  readonly name: string;
  readonly events: readonly string[];
  readonly severity: number;
  readonly every: string;
  readonly within: string;
  readonly moreThan: number;
  readonly meaning: string;
  readonly next: string;
}
const alerts = JSON.parse(readFileSync('infra/alerts.json', 'utf8')) as Alert[];
const source = globSync('src/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test.each(alerts)('$name waits for events that are logged', ({ events }) => {
  const missing = events.filter(
    (event) => !new RegExp(`\\.(warn|error)\\(\\s*'${event.replaceAll('.', '\\.')}'`).test(source),
  );
  expect(missing).toEqual([]);
});

test.each(alerts)('$name looks back at least as far as it waits, and says what to do', (alert) => {
  const [every, within] = [alert.every, alert.within].map((text) => parseIsoDuration(text) ?? 0);
  expect(every).toBeGreaterThan(0);
  expect(within ?? 0).toBeGreaterThanOrEqual(every ?? 0);
  expect([0, 1, 2, 3, 4]).toContain(alert.severity);
  for (const sentence of [alert.meaning, alert.next]) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
  // They stand in a query.
  expect(alert.events.filter((event) => !/^[a-z.-]+$/.test(event))).toEqual([]);
});

test('one alert waits for every error that no other one waits for', () => {
  expect(alerts.filter(({ events }) => events.length === 0)).toHaveLength(1);
  const watched = alerts.flatMap(({ events }) => events);
  expect(watched.filter((event, at) => watched.indexOf(event) !== at)).toEqual([]);
});
