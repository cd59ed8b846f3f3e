// What one tenant's settings say about another's people, aspect by aspect, with direction and origin in words.
import { SAID_ORIGIN } from '../between/openness.ts';
import {
  CLAIMS,
  relationOf,
  SAID_CLAIM,
  type TenantRelation,
  type Way,
} from '../between/relation.ts';
import type { Told as Known } from '../between/told.ts';
import type { Claim, Relation } from '../question.ts';
import type { Row } from './answer.ts';
import type { Asking } from './asking.ts';
import { directConnect, redemption, said, synchronization } from './relation-ways.ts';
import { HOW, known, OPEN, type Told, wayRows } from './relation-words.ts';
import { listed, sentence } from './say.ts';

export function aspectOf(relation: Relation, at: string, of: string, asking: Asking): Told {
  const found = relationOf(asking.estate, at, of);
  switch (relation.of) {
    case 'trust':
      return relation.claim ? trustOf(found, relation.claim) : allTrust(found);
    case 'inbound':
      return way(found, found.collaboration, 'inbound');
    case 'outbound':
      return way(found, found.collaboration, 'outbound');
    case 'direct-connect':
      return directConnect(found);
    case 'redemption':
      return redemption(found);
    case 'synchronization':
      return synchronization(found, asking);
    case 'everything':
      return everything(found, asking);
  }
}

const SAID: Readonly<Record<Claim, string>> = {
  mfa: 'MFA done in',
  'compliant-device': 'compliant devices of',
  'hybrid-device': 'hybrid joined devices of',
};

const origin = (told: Known<unknown>, partner: string): string =>
  !told.known
    ? ''
    : told.origin === 'explicit'
      ? `set explicitly for ${partner}`
      : SAID_ORIGIN.inherited;

function trustOf({ at, of, trust }: TenantRelation, claim: Claim): Told {
  const told = trust[claim];
  return {
    verdict: known(told),
    sentence: sentence(
      told.known
        ? `${at.name} ${told.value ? 'accepts' : 'does not accept'} ${SAID[claim]} ${of.name} (${origin(told, of.name)})`
        : `whether ${at.name} accepts ${SAID[claim]} ${of.name} cannot be told: ${told.because}`,
    ),
    more: [],
    rows: [trustRow(at.name, of.name, claim, told)],
  };
}

const trustRow = (at: string, of: string, claim: Claim, told: Known<boolean>): Row => ({
  text: `${at} on ${SAID[claim]} ${of}`,
  detail: told.known
    ? `${told.value ? 'accepted' : 'not accepted'}, ${origin(told, of)}`
    : `not known: ${told.because}`,
});

function allTrust({ at, of, trust }: TenantRelation): Told {
  const verdicts = CLAIMS.map((claim) => known(trust[claim]));
  const accepted = CLAIMS.filter((claim) => trust[claim].known && known(trust[claim]) === 'yes');
  const unknown = CLAIMS.filter((claim) => !trust[claim].known);
  const [blind] = unknown.map((claim) => trust[claim]);
  const verdict =
    unknown.length > 0
      ? 'cannot-tell'
      : accepted.length === CLAIMS.length
        ? 'yes'
        : verdicts.includes('yes')
          ? 'partly'
          : 'no';
  const words = (claims: readonly Claim[]) => listed(claims.map((claim) => SAID_CLAIM[claim]));
  const says =
    accepted.length > 0
      ? `accepts ${words(accepted)} of ${of.name}`
      : `accepts no claim of ${of.name}`;
  return {
    verdict,
    sentence: sentence(
      unknown.length === CLAIMS.length && blind && !blind.known
        ? `what ${at.name} accepts of ${of.name} cannot be told: ${blind.because}`
        : unknown.length > 0
          ? `${at.name} ${says} as far as it could be read; ${words(unknown)} cannot be told`
          : `${at.name} ${says}${accepted.length > 0 && accepted.length < CLAIMS.length ? `, and not ${words(CLAIMS.filter((claim) => !accepted.includes(claim)))}` : ''}`,
    ),
    more: [],
    rows: CLAIMS.map((claim) => trustRow(at.name, of.name, claim, trust[claim])),
  };
}

/** The half that was asked about decides, unless the other one closes what it opens. */
function way(
  { at, of }: TenantRelation,
  { inbound, outbound, together }: Way,
  asked: 'inbound' | 'outbound',
): Told {
  const [own, other] = asked === 'inbound' ? [inbound, outbound] : [outbound, inbound];
  const setIn = asked === 'inbound' ? at.name : of.name;
  const { openness } = own;
  const subject =
    asked === 'inbound'
      ? `${at.name} lets in from ${of.name}`
      : `${of.name} lets out to ${at.name}`;
  const closedBehind = together === 'closed' && openness.known && openness.value !== 'closed';
  const elsewhere = asked === 'inbound' ? of.name : at.name;
  const how = openness.known
    ? `${subject}: ${HOW[openness.value]} (${own.words})`
    : `${asked} access between ${of.name} and ${at.name} as set in ${setIn} cannot be told: ${openness.because}`;
  return {
    verdict: !openness.known ? 'cannot-tell' : closedBehind ? 'partly' : OPEN[openness.value],
    sentence: sentence(
      closedBehind
        ? `${how}, but ${elsewhere} ${asked === 'inbound' ? 'lets nobody out' : 'lets nobody in'}, so nobody gets through`
        : how,
    ),
    more: [
      other.openness.known
        ? `Set in ${elsewhere}: ${other.words}.`
        : `The half that is set in ${elsewhere} is not known: ${other.openness.because}.`,
    ],
    rows: wayRows(at.name, of.name, 'B2B collaboration', { inbound, outbound, together }),
  };
}

function everything(found: TenantRelation, asking: Asking): Told {
  const { at, of, entryAt, organization } = found;
  const parts = [
    way(found, found.collaboration, 'inbound'),
    allTrust(found),
    redemption(found),
    directConnect(found),
    synchronization(found, asking),
  ];
  const [first, second, ...rest] = parts;
  return {
    verdict: undefined,
    sentence: [first?.sentence, second?.sentence].filter(Boolean).join(' '),
    more: rest.map((one) => one.sentence),
    rows: [
      {
        text: `Entry for ${of.name} in ${at.name}`,
        detail: entryAt.known
          ? entryAt.value
            ? 'there is one'
            : 'none: the default holds'
          : said(entryAt),
      },
      ...parts.flatMap(({ rows }) => rows),
      {
        text: `${of.name} in the multitenant organization of ${at.name}`,
        detail: said(organization),
      },
    ],
  };
}
