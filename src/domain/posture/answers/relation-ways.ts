// Direct connect, automatic redemption and synchronization between two tenants, each with both its halves.
import type { TenantRelation } from '../between/relation.ts';
import { jobsInto } from '../between/synchronization.ts';
import type { Told as Known } from '../between/told.ts';
import type { Asking } from './asking.ts';
import { HOW, known, OPEN, type Told, wayRows } from './relation-words.ts';
import { sentence } from './say.ts';

export function directConnect({ at, of, directConnect: found }: TenantRelation): Told {
  const { together } = found;
  return {
    verdict: together === undefined ? 'cannot-tell' : OPEN[together],
    sentence: sentence(
      together === undefined
        ? `whether people of ${of.name} can use shared channels of ${at.name} cannot be told: one half is not known or both are open in part`
        : together === 'closed'
          ? `people of ${of.name} cannot use B2B direct connect in ${at.name}: at least one of the two sides is closed`
          : `people of ${of.name} can use B2B direct connect in ${at.name}: ${HOW[together]}`,
    ),
    more: ['It needs the inbound half of the one and the outbound half of the other.'],
    rows: wayRows(at.name, of.name, 'Direct connect', found),
  };
}

export function redemption({ at, of, redemption: found }: TenantRelation): Told {
  const { inbound, outbound, together } = found;
  const half = (told: Known<boolean>) =>
    told.known ? (told.value ? 'on' : 'off') : `not known: ${told.because}`;
  return {
    verdict: together === undefined ? 'cannot-tell' : together ? 'yes' : 'no',
    sentence: sentence(
      together === undefined
        ? `whether invitations of ${at.name} to people of ${of.name} are redeemed automatically cannot be told, since one half is not known`
        : together
          ? `people of ${of.name} who are invited to ${at.name} see no consent prompt: both sides say so`
          : `people of ${of.name} who are invited to ${at.name} have to accept the invitation: automatic redemption is not on at both sides`,
    ),
    more: [],
    rows: [
      { text: `Automatic redemption, inbound in ${at.name}`, detail: half(inbound) },
      { text: `Automatic redemption, outbound in ${of.name}`, detail: half(outbound) },
    ],
  };
}

export function synchronization(
  { at, of, synchronization: accepted }: TenantRelation,
  { estate }: Asking,
): Told {
  const source = jobsInto(estate, of.id, at.id);
  const jobs = source.known
    ? source.jobs.length > 0
      ? source.jobs.map(({ health, detail }) => `${health}: ${detail}`).join('; ')
      : 'no job that writes there was found'
    : `not known: ${source.because}`;
  return {
    verdict: known(accepted),
    sentence: sentence(
      accepted.known
        ? `${at.name} ${accepted.value ? 'lets' : 'does not let'} ${of.name} synchronise people into it`
        : `whether ${at.name} lets ${of.name} synchronise people into it cannot be told: ${accepted.because}`,
    ),
    more: [],
    rows: [
      { text: `Synchronization accepted in ${at.name}`, detail: said(accepted) },
      { text: `Jobs in ${of.name}`, detail: jobs },
    ],
  };
}

export const said = (told: Known<boolean>): string =>
  told.known ? (told.value ? 'yes' : 'no') : `not known: ${told.because}`;
