// A group that came to be inside one whose people look up everything: nobody gets into it any more.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { ask, FINANCE } from '../story.ts';

const AUDITORS = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52299';
const FINANCE_CLOSING = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201';
const SAM = '  - { person: sam.okafor, tenants: all }\n';

/** The sample estate in a folder of its own, in which a group of Fabrikam looks up what was done there. */
export function withAuditors() {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-auditors-'));
  cpSync('estate', folder, { recursive: true });
  const file = join(folder, 'estate.yaml');
  const [before, after, ...more] = readFileSync(file, 'utf8').split(`auditors:\n${SAM}`);
  if (after === undefined || more.length > 0) throw new Error('The sample has other auditors.');
  const group = `  - { group: ${AUDITORS}, in: fabrikam, tenants: [fabrikam] }\n`;
  writeFileSync(file, `${before}auditors:\n${SAM}${group}${after}`);
  return {
    scenario: join(folder, 'sandbox'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Somebody makes that group, with Finance Closing in it; what is said to whoever asks for a place then. */
export async function protectedGroupStory(drawbridge: Drawbridge, who: string): Promise<string> {
  const file = await drawbridge.tenant<{ graph: Record<string, { value: object[] }> }>('fabrikam');
  const { graph } = file;
  const group = { id: AUDITORS, displayName: 'Access Auditors', securityEnabled: true };
  graph['/groups']?.value.push({ ...group, groupTypes: [], mailEnabled: false });
  graph[`/groups/${AUDITORS}/members`] = {
    value: [{ '@odata.type': '#microsoft.graph.group', id: FINANCE_CLOSING }],
  };
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', file);
  const { dialog, messages } = await ask(drawbridge, who, FINANCE);
  return JSON.stringify([dialog?.card, messages]);
}
