// The rules behind the decisions: the files of each version that was followed or changed, and whether they are as they were.
import { accountKey } from '../../../shared/account.ts';
import { shortVersion, versionOf } from '../../../shared/estate-texts.ts';
import { plural } from '../../posture/report/text.ts';
import { type EvidenceFinding, grave, notice } from './finding.ts';
import type { KeptVersion, Material } from './material.ts';
import { iso } from './row.ts';

export const rulesOf = ({ versions }: Pick<Material, 'versions'>) =>
  versions.map(({ hash, state, as, base, foundAt, decidedAt, agreed, refusedBy, texts }) => ({
    version: hash,
    state,
    as: as ?? '',
    base: base ?? '',
    foundAt: iso(foundAt),
    decidedAt: iso(decidedAt),
    agreed: agreed.map(({ by, at }) => ({ by: accountKey(by), at: iso(at) })),
    refusedBy: refusedBy ? accountKey(refusedBy) : '',
    files: texts,
  }));

export function ruleFindings({
  requests,
  versions,
}: Pick<Material, 'requests' | 'versions'>): EvidenceFinding[] {
  const followed = requests.flatMap(({ policy }) => policy.version ?? []);
  const kept = new Set(versions.map(({ hash }) => hash));
  const missing = Map.groupBy(
    followed.filter((version) => !kept.has(version)),
    (version) => version,
  );
  return [
    ...versions
      .filter(isRewritten)
      .map(({ hash }) => grave('version-differs', '', rewritten(hash))),
    ...[...missing].map(([version, { length }]) =>
      notice(
        'version-missing',
        '',
        `Version ${shortVersion(version)} of the rules, which ${plural(length, 'request')} followed, is not kept.`,
      ),
    ),
  ];
}

/** A version is the hash of its files. */
const isRewritten = ({ hash, texts }: KeptVersion): boolean => versionOf(texts) !== hash;

const rewritten = (hash: string): string =>
  `The files that are kept as version ${shortVersion(hash)} of the rules are not those that were in force.`;
