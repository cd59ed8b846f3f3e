// Reads the estate file and reports everything that is wrong with it at once, with file and line.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/v4';
import type { Estate } from '../../domain/estate/estate.ts';
import { buildEstate } from './build.ts';
import { checkEstate } from './check.ts';
import type { DomainRules, Finding } from './findings.ts';
import { type Path, placesIn, sayPath } from './places.ts';
import { estateSchema, type IdentityEntry } from './schema.ts';
import { isStandIn, standIn } from './stand-ins.ts';

export interface LoadedEstate {
  readonly estate: Estate;
  /** The app registrations Drawbridge signs in with, by name. */
  readonly identities: Readonly<Record<string, IdentityEntry>>;
}

export function loadEstate(
  file: string,
  rules: DomainRules,
): LoadedEstate | { problems: readonly string[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problems: [`${file} cannot be read (${reason}); set ESTATE_FILE to the estate file.`],
    };
  }
  // Places stand in the audit and on cards: without what only this machine knows.
  return parseEstate(text, relative('.', file), rules);
}

/** `file` is only told in places. */
export function parseEstate(
  text: string,
  file: string,
  rules: DomainRules,
): LoadedEstate | { problems: readonly string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) => `${file}:${error.linePos?.[0].line ?? 1} ${error.message.split('\n')[0]}`,
      ),
    };
  }
  const placeOf = placesIn(file, document, lines);
  const tell = (path: Path, problem: string) => `${placeOf(path)} ${sayPath(path)} ${problem}.`;
  const raw: unknown = document.toJS();
  const parsed = estateSchema.safeParse(raw);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const found = [...issues.map(findingOf), ...findingsBeside(raw, issues, rules)];
    return { problems: found.map(({ path, problem }) => tell(path, problem)) };
  }
  const findings = checkEstate(parsed.data, rules);
  if (findings.length > 0) {
    return { problems: findings.map(({ path, problem }) => tell(path, problem)) };
  }
  return {
    estate: buildEstate(parsed.data, placeOf),
    identities: parsed.data.identities,
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
  const mended = estateSchema.safeParse(value);
  return mended.success
    ? checkEstate(mended.data, rules).filter(({ path }) => !isStandIn(places, path))
    : [];
}
