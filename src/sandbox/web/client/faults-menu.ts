// Switches misbehaviour of the simulated tenants on and off: a handful of ready-made troubles for each.
import { api, type Fault, Refusal } from './api.ts';
import type { App } from './app.ts';
import { el, icon } from './dom.ts';
import type { Live } from './live.ts';
import { type MenuItem, menu } from './menu.ts';
import type { Toast } from './toast.ts';
import { TROUBLES } from './troubles.ts';

export function faultsMenu(app: App, live: Live, toast: Toast): HTMLElement {
  let active: readonly Fault[] = [];
  const count = el('span', { class: 'badge', hidden: true });
  const title = {
    type: 'button',
    class: 'button',
    title: 'Let the simulated tenants misbehave',
    'aria-label': 'Faults',
  };
  const button = el('button', title, icon('bolt'), el('span', {}, 'Faults'), count);

  const read = () =>
    void api.faults().then(
      ({ faults }) => {
        active = faults;
        count.hidden = active.length === 0;
        count.textContent = String(active.length);
        button.classList.toggle('on', active.length > 0);
        button.setAttribute('aria-label', `Faults, ${active.length} switched on`);
      },
      () => live.online.tell(false),
    );
  const tell = (work: Promise<unknown>) =>
    void work.then(read, (error: unknown) => {
      const text = error instanceof Refusal ? error.message : 'Something went wrong.';
      toast({ title: 'Faults', text, serious: true });
    });
  const nameOf = ({ kind, tenant }: Fault) => {
    const known = TROUBLES.find(({ fault }) => fault.kind === kind);
    return `${known?.title ?? kind}${tenant ? ` · ${app.tenantName(tenant)}` : ''}`;
  };

  const items = (): MenuItem[] => [
    ...(active.length === 0
      ? []
      : [
          { title: 'Switched on now', heading: true as const },
          {
            title: 'Switch all off',
            hint: active.map(nameOf).join(', '),
            onPress: () => tell(api.clearFaults()),
          },
        ]),
    { title: 'Let a tenant misbehave', heading: true },
    ...app.tenants.map(
      (tenant): MenuItem => ({
        title: tenant.displayName,
        more: () => [
          { title: tenant.displayName, heading: true },
          ...TROUBLES.map(({ title: name, hint, fault }) => ({
            title: name,
            hint,
            onPress: () => tell(api.addFault({ ...fault, tenant: tenant.name })),
          })),
        ],
      }),
    ),
  ];
  live.faults.listen(read);
  live.reset.listen(read);
  read();
  const holder = menu(button, items);
  holder.classList.add('faults');
  return holder;
}
