// The answers to a kind's further questions, checked against the choices there are now.
import type { Identity } from '../domain/access/identity.ts';
import { readInputs } from '../domain/access/inputs.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import type { Resource } from '../domain/access/plan.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { runStudy } from './run-study.ts';

export async function answerInputs(
  { estate }: { readonly estate: Estate },
  kind: AccessKind,
  resource: Resource,
  requestor: Identity,
  fields: Readonly<Record<string, unknown>>,
  facts: FactReader,
): Promise<Result<Resource, readonly Refusal[]>> {
  if (!kind.inputs) return ok(resource);
  const inputs = await runStudy(kind.inputs(estate, resource, requestor), facts);
  if (!inputs.ok) return refused([inputs.error]);
  const read = readInputs(inputs.value, fields);
  return read.ok ? ok({ ...resource, inputs: read.value }) : read;
}
