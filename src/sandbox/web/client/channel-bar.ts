// Above the box of a channel: who speaks, and who is in it at present.
import { api, Refusal } from './api.ts';
import type { App } from './app.ts';
import { el, fill } from './dom.ts';
import type { Toast } from './toast.ts';

export function channelBar(app: App, toast: Toast) {
  const speaker = el('select', { 'aria-label': 'Who speaks in the channel' });
  const people = el('div', { class: 'members' });
  const summary = el('summary', {}, 'Members');
  const element = el(
    'div',
    { class: 'channel-bar' },
    el('label', {}, el('span', {}, 'Speak as'), speaker),
    el('details', {}, summary, people),
  );

  const change = async (name: string, is: boolean) => {
    const now = app.channel?.members() ?? [];
    const next = is ? [...now, name] : now.filter((one) => one !== name);
    try {
      await api.setMembers(next);
    } catch (error) {
      const text = error instanceof Refusal ? error.message : 'Something went wrong.';
      toast({ title: 'Members stay as they were', text, serious: true });
    }
    await app.channel?.read();
  };

  function render(): void {
    const members = app.channel?.members() ?? [];
    const before = speaker.value;
    fill(
      speaker,
      ...app.people
        .filter(({ name }) => members.includes(name))
        .map(({ name, displayName }) => el('option', { value: name }, displayName)),
    );
    if (members.includes(before)) speaker.value = before;
    summary.textContent = members.length === 1 ? '1 member' : `${members.length} members`;
    fill(
      people,
      ...app.people.map(({ name, displayName, tenant }) => {
        const box = el('input', { type: 'checkbox', checked: members.includes(name) });
        box.addEventListener('change', () => void change(name, box.checked));
        return el('label', {}, box, `${displayName} (${app.tenantName(tenant)})`);
      }),
    );
  }
  app.channel?.moved.listen(render);
  render();
  return { element, speaker: () => speaker.value };
}
