// A team over HTTP: asked for by one, decided once, and over for all of them at once.
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { decide, readCard } from '../story.ts';
import { askOnTwoPages, openMail } from './external-guest.story.ts';

/** Two of Contoso, of whom one is a guest already, and one of Fabrikam itself. */
export const TEAM = [
  'alex.meyer@contoso.example',
  'priya.nair@contoso.example',
  'marta.kowalska@fabrikam.example',
];

export const teamTale: Tale = {
  about: 'Team access to Project Aurora',
  asks: 'nils',
  button: 'Project team',
  resource: 'Project Aurora (Fabrikam)',
  inputs: { 'input-people': ['grace.adeyemi@contoso.example', ...TEAM.slice(1)].join('\n') },
  duration: 'P1D',
  deciders: ['ines'],
  end: 'given-back',
};

export const askForTeam = (drawbridge: Drawbridge, who: string, people: readonly string[] = TEAM) =>
  askOnTwoPages(drawbridge, who, {
    kind: 'Project team',
    resource: 'Project Aurora (Fabrikam)',
    inputs: { 'input-people': people.join('\n') },
  });

/** `first` has no account in Fabrikam yet. */
export async function projectTeamStory(drawbridge: Drawbridge, who: string, first = TEAM[0] ?? '') {
  await askForTeam(drawbridge, who, [first, ...TEAM.slice(1)]);
  const approval = await readCard(drawbridge, 'ines');
  await decide(drawbridge, 'ines', 'Approve');
  const waiting = await readCard(drawbridge, who);
  await openMail(drawbridge, first);
  await decide(drawbridge, who, 'Look again');
  return { approval, waiting, active: await readCard(drawbridge, who) };
}
