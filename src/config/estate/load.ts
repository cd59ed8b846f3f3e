// Reads the estate and its rules, and reports everything that is wrong with them at once, with file and line.
import type * as z from 'zod/v4';
import type { Estate } from '../../domain/estate/estate.ts';
import { type EstateText, versionOf } from '../../shared/estate-texts.ts';
import { buildEstate } from './build.ts';
import { checkEstate } from './check.ts';
import { checkOffered } from './check-offered.ts';
import type { DomainRules, Finding } from './findings.ts';
import { joinTexts } from './join-texts.ts';
import { type EstateFiles, readEstateFiles } from './read-texts.ts';
import { estateSchema, type IdentityEntry } from './schema.ts';
import { isStandIn, leaveOut, standIn } from './stand-ins.ts';

export interface LoadedEstate {
  readonly estate: Estate;
  /** The app registrations Drawbridge signs in with, by name. */
  readonly identities: Readonly<Record<string, IdentityEntry>>;
  readonly texts: readonly EstateText[];
  /** Of the files; each decision names it. */
  readonly version: string;
}

export function loadEstate(
  file: string,
  rules: DomainRules,
): LoadedEstate | { problems: readonly string[] } {
  const files = readEstateFiles(file);
  return 'problems' in files ? files : parseEstateFiles(files, rules);
}

/** `file` is only told in places. */
export const parseEstate = (
  text: string,
  file: string,
  rules: DomainRules,
): LoadedEstate | { problems: readonly string[] } =>
  parseEstateFiles({ folder: '', texts: [{ file, text }] }, rules);

export function parseEstateFiles(
  { folder, texts }: EstateFiles,
  rules: DomainRules,
): LoadedEstate | { problems: readonly string[] } {
  const joined = joinTexts(folder, texts);
  if ('problems' in joined) return joined;
  const { raw, placeOf } = joined;
  const told = (found: readonly Finding[]) => ({
    problems: found.map(({ path, problem }) => joined.tell(path, problem)),
  });
  const parsed = estateSchema.safeParse(raw);
  if (!parsed.success) {
    const { issues } = parsed.error;
    return told([...issues.map(findingOf), ...findingsBeside(raw, issues, rules)]);
  }
  const findings = checkEstate(parsed.data, rules);
  if (findings.length > 0) return told(findings);
  const version = versionOf(texts);
  const estate = buildEstate(parsed.data, placeOf, version);
  const beside = checkOffered(parsed.data, estate, rules);
  if (beside.length > 0) return told(beside);
  return {
    estate,
    identities: parsed.data.identities,
    texts,
    version,
  };
}

function findingOf(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== 'unrecognized_keys') return { path, problem: issue.message };
  return {
    path: [...path, issue.keys[0] ?? ''],
    problem: 'is not a field of the estate; remove it',
  };
}

/** What is wrong besides the form, as far as it can be told while the form is wrong. */
function findingsBeside(
  raw: unknown,
  issues: readonly z.core.$ZodIssue[],
  rules: DomainRules,
): Finding[] {
  const { value, places } = standIn(raw, issues);
  let mended = estateSchema.safeParse(value);
  for (const what of ['field', 'heading'] as const) {
    if (mended.success) break;
    places.push(...leaveOut(value, mended.error.issues, what));
    mended = estateSchema.safeParse(value);
  }
  return mended.success
    ? checkEstate(mended.data, rules).filter(({ path }) => !isStandIn(places, path))
    : [];
}
