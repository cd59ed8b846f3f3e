// The rules behind the decisions: the files of each version that was followed or changed, and whether they are as they were.
import { accountKey } from '../../../shared/account.ts';
import { type EstateText, shortVersion, versionOf } from '../../../shared/estate-texts.ts';
import { plural } from '../../posture/report/text.ts';
import { type EvidenceFinding, grave, notice } from './finding.ts';
import type { KeptVersion, Material } from './material.ts';
import { iso } from './row.ts';

/** A file of which only what concerns some tenants is told, and how many things of it are not. */
export interface FileParts {
  readonly file: string;
  /** Of the whole file, so that it can be compared with what whoever keeps the estate shows. */
  readonly sha256: string;
  readonly parts: ReadonlyArray<{
    readonly under: string;
    readonly line: number;
    readonly text: string;
  }>;
  readonly leftOut: number;
}

/** `rules`: ids of those that were followed. */
export type CutFiles = (
  texts: readonly EstateText[],
  tenants: readonly string[],
  rules: readonly string[],
) => readonly FileParts[];

/** Of all tenants the whole files; else only what concerns those of the period. */
export const rulesOf = (
  { versions, requests }: Pick<Material, 'versions' | 'requests'>,
  tenants: readonly string[] | undefined,
  cut: CutFiles,
) =>
  versions.map(({ hash, state, as, base, foundAt, decidedAt, agreed, refusedBy, texts }) => ({
    version: hash,
    state,
    as: as ?? '',
    base: base ?? '',
    foundAt: iso(foundAt),
    decidedAt: iso(decidedAt),
    agreed: agreed.map(({ by, at }) => ({ by: accountKey(by), at: iso(at) })),
    refusedBy: refusedBy ? accountKey(refusedBy) : '',
    files: tenants ? cut(texts, tenants, followedIn(requests, hash)) : texts,
  }));

const followedIn = (requests: Material['requests'], hash: string): string[] => [
  ...new Set(requests.flatMap(({ policy }) => (policy.version === hash ? policy.id : []))),
];

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
