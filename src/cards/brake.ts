// Cards about the brake: asked once more before a lockdown, how it stands, and word of it to everybody concerned.
import type { Brake } from '../domain/access/brake.ts';
import { accountKey } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { ERASED } from './names.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface BrakeInput {
  readonly brake: Brake;
  /** Display name of the tenant; null for a lockdown. */
  readonly tenant: string | null;
  readonly reader: Reader;
  /** Whether the reader may end it; without it, yes. */
  readonly mayEnd?: boolean;
}

const GOES_ON =
  'Taking access away, ends, proofs, reviews and answers go on. Nothing that was given ends by this.';

const nameOf = ({ personal }: Brake, account: Brake['by']): string =>
  personal ? (personal.names[accountKey(account)] ?? 'somebody') : ERASED;

/** `formId`: one confirmation is one lockdown, however often it is pressed. */
export const confirmLockdown = (enders: number, formId: string): Card =>
  notice(
    'Lock everything down?',
    [
      {
        label: 'From then on: ',
        text: 'nothing is given, opened or approved in any tenant, and what is being set up stops before its next change.',
      },
      { label: 'What goes on: ', text: GOES_ON },
      {
        label: 'Who is told: ',
        text: 'every owner, security and everybody on call, at once.',
      },
      {
        label: 'How it ends: ',
        text:
          enders > 1
            ? 'two different persons, owners or security, each press a button for it.'
            : 'two different persons have to press a button for it, and the estate names only one: have a second owner named.',
      },
    ],
    [execute('Lock down now', 'lockdown', { formId })],
    'Nothing has been changed yet.',
  );

/** How it stands, with what its reader can do about it. */
export function brakeCard({ brake, tenant, reader, mayEnd = true }: BrakeInput): Card {
  const { id, over, by, at, ends } = brake;
  const who = (account: Brake['by'], moment: number) =>
    `${nameOf(brake, account)}, ${sayMoment(moment, reader)}`;
  if (over) {
    return notice(
      overLine(tenant),
      [
        { label: tenant === null ? 'Locked down by: ' : 'Paused by: ', text: who(by, at) },
        {
          label: 'Ended by: ',
          text: (ends.length > 0 ? ends : [over]).map((end) => who(end.by, end.at)).join('; '),
        },
        {
          label: '',
          text: 'What waited because of it goes on now, each step looked at anew. Where another brake still holds, its cards say so.',
        },
      ],
      [],
      id,
    );
  }
  const first = ends[0];
  return notice(
    headlineOf(tenant),
    [
      { label: 'By: ', text: who(by, at) },
      {
        label: 'What it means: ',
        text: `Nothing new is asked for, approved or given ${tenant === null ? 'in any tenant' : 'there'}; what was approved waits before its next change and says so.`,
      },
      { label: 'What goes on: ', text: GOES_ON },
      ...(tenant === null
        ? [
            {
              label: 'How it ends: ',
              text: first
                ? `it may, says ${who(first.by, first.at)}. It takes one more person.`
                : 'two different persons, owners or security, each press the button.',
            },
          ]
        : [{ label: 'How it ends: ', text: 'an owner of the tenant resumes it.' }]),
    ],
    mayEnd
      ? [execute(tenant === null ? 'End the lockdown' : 'Resume', 'release-brake', { brake: id })]
      : [],
    id,
  );
}

export function brakeNews(input: BrakeInput): { readonly card: Card; readonly summary: string } {
  const { brake, tenant } = input;
  const line = brake.over ? overLine(tenant) : headlineOf(tenant);
  return { card: brakeCard(input), summary: plain(line, 200) };
}

const headlineOf = (tenant: string | null): string =>
  tenant === null ? 'Drawbridge is locked down' : `Drawbridge is paused in ${tenant}`;

const overLine = (tenant: string | null): string =>
  tenant === null ? 'The lockdown has ended' : `Drawbridge goes on in ${tenant}`;
