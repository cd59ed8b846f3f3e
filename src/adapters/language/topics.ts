// What people say when they mean a check. The first that fits counts: the narrower stand first.

import { BOUNDARY } from './topics-boundary.ts';
import { PRIVILEGE } from './topics-privilege.ts';
import { SIGN_IN } from './topics-sign-in.ts';
import { UPKEEP } from './topics-upkeep.ts';
import { wordsIn } from './words-in.ts';

/** Ids are those of the catalogue; one that the vocabulary does not have is passed over. */
export type Topic = readonly [checkId: string, said: RegExp];

const TOPICS: readonly Topic[] = [...PRIVILEGE, ...SIGN_IN, ...BOUNDARY, ...UPKEEP];

export const topicsOf = (line: string): readonly string[] => {
  const found = TOPICS.find(([, pattern]) => pattern.test(line));
  return found ? [found[0]] : [];
};

export const wordsOfTopic = (checkId: string): readonly string[] =>
  TOPICS.flatMap(([id, pattern]) => (id === checkId ? wordsIn(pattern) : []));

const AREAS: ReadonlyArray<readonly [string, RegExp]> = [
  ['emergency-access', / (?:breakglass|emergency access) /],
  [
    'privileged-access',
    / (?:privileged(?: access| identit\w*)?|privileged-roles|admins?|administration|privilege) /,
  ],
  ['conditional-access', / (?:ca|ca-policies|baseline) /],
  [
    'cross-tenant-access',
    / (?:cross-tenant|cross tenant|b2b|boundar(?:y|ies)|collaboration|partners?(?: access| settings)?|tenant boundary|trust(?: settings)?) /,
  ],
  ['mto', / mto /],
  ['guests', / (?:guests|guest access|externals|guests hygiene) /],
  ['licence', / licences /],
  ['workload-identity', / (?:service-principals|workloads?|apps) /],
  [
    'security-operations',
    / (?:security operations|secops|soc|operations|risk|risky-users|incidents) /,
  ],
  ['isolation', / (?:isolation|isolated) /],
  ['devices', / devices? /],
  ['authentication', / (?:authentication|auth|sign ins?|sign-in|methods|passwords?|login|logins) /],
  ['governance', / (?:governance|governed|ownership|governing) /],
  ['tenant', / (?:tenant basics|tenant facts|tenant hygiene|domains) /],
];

export const areaOf = (line: string, areas: ReadonlySet<string>): string | undefined =>
  [...areas].find((area) => area !== 'tenant' && line.includes(` ${area} `)) ??
  AREAS.find(([area, pattern]) => areas.has(area) && pattern.test(line))?.[0];

export const wordsOfArea = (area: string): readonly string[] => [
  ...area.split('-'),
  ...AREAS.flatMap(([name, pattern]) => (name === area ? wordsIn(pattern) : [])),
];
