// Who would lose what if a relationship setting ended now: read for the people who decide about that.
import { kindById } from '../domain/access/kinds/index.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { runStudy } from './run-study.ts';

export interface ImpactDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
}

/** What cannot be read is said in a sentence of its own; empty where the kind has nothing to tell. */
export async function readImpact(
  { estate, facts }: ImpactDeps,
  request: AccessRequest,
): Promise<readonly string[]> {
  const kind = kindById(request.plan.resource.kind);
  return kind?.impact ? runStudy(kind.impact(estate, request), facts) : [];
}
