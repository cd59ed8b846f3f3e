// The few facts of the estate file that the sandbox needs: tenants, domains, who signs in where.
import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { bodies, inner, text, texts } from '../graph/body.ts';
import type { EstateFacts } from '../graph/estate.ts';
import { ScenarioProblem } from './problem.ts';

/** Reads `file`, which the product checks in full; here what is not understood is passed over. */
export function readEstateFacts(file: string): EstateFacts {
  const estate = parsed(file);
  const identities = Object.entries(inner(estate, 'identities') ?? {}).flatMap(
    ([name, identity]) => {
      const clientId = text(identity as Record<string, unknown>, 'clientId');
      return clientId ? [[name, clientId]] : [];
    },
  );
  const tenants = bodies(estate, 'tenants').map((tenant) => ({
    name: text(tenant, 'name') ?? '',
    id: text(tenant, 'id') ?? '',
    displayName: text(tenant, 'displayName') ?? text(tenant, 'name') ?? '',
    domains: texts(tenant, 'domains').map((domain) => domain.toLowerCase()),
    signIn: texts(tenant, 'signIn'),
  }));
  return { identities: Object.fromEntries(identities), tenants: tenants.filter(({ id }) => id) };
}

function parsed(file: string): Record<string, unknown> {
  try {
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new ScenarioProblem(file, `line ${error.linePos?.[0].line ?? '?'}`, error.message);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new ScenarioProblem(file, '$', 'there is no estate file here');
    throw error;
  }
}
