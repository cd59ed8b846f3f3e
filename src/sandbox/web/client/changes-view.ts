// "What changed in the tenants": every write to a directory, before and after, newest first.
import { api } from './api.ts';
import type { App } from './app.ts';
import { el, fill } from './dom.ts';
import { gathered } from './emitter.ts';
import type { Live } from './live.ts';
import { day, sameDay, time } from './time.ts';
import type { Change } from './types.ts';

const LATE_MS = 1_500;
const MOST_TRACED = 100;

/** A mail cannot be opened here, so its link stands in its place. */
const mailed = (after: string) =>
  /^https?:\/\/\S+$/.test(after)
    ? el('a', { href: after, target: '_blank', rel: 'noopener' }, 'Open the invitation')
    : undefined;

export interface ChangesParts {
  /** Shows where a request stands in the chats. */
  showRequest(requestId: string): void;
  onCount(all: number): void;
}

export function changesView(app: App, live: Live, parts: ChangesParts): HTMLElement {
  let changes: Change[] = [];
  let requests: Record<string, string> = {};
  let only: string | undefined;
  const filter = el('div', { class: 'filter', role: 'group', 'aria-label': 'Tenant' });
  const list = el('div', { class: 'feed' });

  const item = (change: Change) => {
    const request = change.clientRequestId ? requests[change.clientRequestId] : undefined;
    const link = {
      class: 'link',
      type: 'button',
      onclick: () => request && parts.showRequest(request),
    };
    return el(
      'li',
      { class: 'change' },
      el('p', { class: 'summary' }, change.summary),
      change.before || change.after
        ? el(
            'p',
            { class: 'diff' },
            el('del', {}, change.before || 'nothing'),
            el('span', { class: 'arrow', 'aria-label': 'becomes' }, ' → '),
            el('ins', {}, mailed(change.after ?? '') ?? (change.after || 'nothing')),
          )
        : null,
      el(
        'p',
        { class: 'foot' },
        el('time', { datetime: change.at }, time(Date.parse(change.at))),
        change.by ? ` · ${change.by}` : null,
        request ? ' · ' : null,
        request ? el('button', link, `Request ${request}`) : null,
      ),
      el(
        'details',
        {},
        el('summary', {}, 'Graph call'),
        el('code', {}, `${change.method} ${change.path}`),
      ),
    );
  };

  function render(): void {
    const shown = changes.filter(({ tenant }) => only === undefined || tenant === only);
    const slugs = [...new Set(changes.map(({ tenant }) => tenant))];
    const pill = (slug: string | undefined, title: string) =>
      el(
        'button',
        {
          class: 'pill',
          type: 'button',
          'aria-pressed': String(only === slug),
          onclick: () => {
            only = slug;
            render();
          },
        },
        title,
      );
    filter.hidden = slugs.length < 2;
    fill(filter, pill(undefined, 'All'), ...slugs.map((slug) => pill(slug, app.tenantName(slug))));
    if (shown.length === 0) {
      const text = 'Nothing yet. What Drawbridge writes to a tenant appears here at once.';
      fill(list, el('p', { class: 'nothing' }, text));
      return;
    }
    const groups: { tenant: string; at: number; items: HTMLElement[] }[] = [];
    for (const change of [...shown].reverse()) {
      const at = Date.parse(change.at);
      const last = groups.at(-1);
      if (last?.tenant === change.tenant && sameDay(last.at, at)) last.items.push(item(change));
      else groups.push({ tenant: change.tenant, at, items: [item(change)] });
    }
    fill(
      list,
      ...groups.map(({ tenant, at, items }) =>
        el(
          'section',
          {},
          el('h3', {}, el('span', {}, app.tenantName(tenant)), el('small', {}, day(at))),
          el('ol', {}, ...items),
        ),
      ),
    );
  }

  async function trace(): Promise<void> {
    const ids = changes.flatMap(({ clientRequestId: id }) => (id && !requests[id] ? [id] : []));
    if (ids.length === 0) return;
    const found = (await api.trace(ids.slice(-MOST_TRACED))).requests;
    if (Object.keys(found).length === 0) return;
    requests = { ...requests, ...found };
    render();
  }

  // Links to requests come from the bot, which may be away: the changes themselves do not wait for it.
  const traceQuietly = () => trace().catch((error: unknown) => console.debug(error));

  const readFresh = async () => {
    const { changes: fresh } = await api.changes(changes.at(-1)?.seq ?? 0);
    changes = [...changes, ...fresh];
    parts.onCount(changes.length);
    render();
    await traceQuietly();
    // Written first, noted down a moment later: who comes too early asks again once.
    setTimeout(() => void traceQuietly(), LATE_MS);
  };
  const read = gathered(80, () => void readFresh().catch(() => live.online.tell(false)));
  live.changes.listen(read);
  live.reset.listen(() => {
    changes = [];
    requests = {};
    only = undefined;
    parts.onCount(0);
    render();
  });
  render();
  read();
  return el('div', { class: 'changes' }, filter, list);
}
