// `npm run doctor [-- [tenant…] [--json] [--sandbox]]`: is everything there that Drawbridge needs, and is it well? Changes nothing.
// Exit 0: all is well; 1: something is wrong; 2: something could not be looked at.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { surveyEnvironment } from '../config/survey-settings.ts';
import { type DoctorFinding, exitStatus } from '../domain/doctor/finding.ts';
import { examine } from './doctor/examine.ts';
import { plainLine, runCommand, say } from './shared/terminal.ts';

const SIGNS = { good: 'ok   ', note: 'note ', wrong: 'WRONG', unknown: '?    ' } as const;

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sandbox: { type: 'boolean', default: false },
    },
  });
  const { sandbox } = values;
  const env = surveyEnvironment(sandbox);
  if (!values.json) {
    say(
      'Looking. Every permission of every identity is tried, which takes up to half a minute.',
      '',
    );
  }
  const findings = await examine(env, { sandbox, tenants: positionals });
  if (values.json) say(JSON.stringify({ status: exitStatus(findings), findings }, null, 2));
  else tell(findings);
  return exitStatus(findings);
});

function tell(findings: readonly DoctorFinding[]): void {
  for (const { area, state, what, remedy } of findings) {
    say(`${SIGNS[state]} ${area}: ${plainLine(what)}`);
    if (remedy) say(`        ${plainLine(remedy)}`);
  }
  const count = (state: DoctorFinding['state']) =>
    findings.filter((finding) => finding.state === state).length;
  say(
    '',
    `${count('wrong')} wrong, ${count('unknown')} not looked at, ${count('note')} to be known, ${count('good')} good.`,
  );
}
