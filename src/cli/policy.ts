// `npm run policy -- check [FILE|DIR] [--strict]` and `-- simulate [--against FILE|DIR] [--json]`.
// Exit 0: nothing to complain about, or nothing would go differently; 1: errors, or differences; 2: it could not be run.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkFiles } from './policy/check-files.ts';
import { refuse } from './policy/refuse.ts';
import { simulate } from './policy/simulate.ts';
import { sayJson, sayTable } from './policy/tell.ts';

const USAGE = [
  'Write: npm run policy -- check [FILE|DIR] [--strict]',
  '       npm run policy -- simulate [--against FILE|DIR] [--json]',
];

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      strict: { type: 'boolean', default: false },
      against: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [command, path, ...rest] = positionals;
  if (rest.length > 0) refuse(USAGE);
  if (command === 'check') check(path, values.strict);
  else if (command === 'simulate' && path === undefined) {
    const simulated = await simulate(values.against);
    process.stdout.write(values.json ? sayJson(simulated) : sayTable(simulated));
    process.exitCode = simulated.otherwise.length > 0 ? 1 : 0;
  } else refuse(USAGE);
} catch (error) {
  refuse([error instanceof Error ? error.message : String(error)]);
}

function check(path: string | undefined, strict: boolean): void {
  const { findings, rules } = checkFiles(path);
  const of = (level: string) => findings.filter((one) => one.level === level).length;
  for (const { level, place, sentence } of findings) {
    process.stdout.write(`${level}  ${place ? `${place}  ` : ''}${sentence}\n`);
  }
  const [errors, warnings] = [of('error'), of('warning')];
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const read = rules === undefined ? 'not loaded' : count(rules, 'rule');
  process.stdout.write(`${read}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
  process.exitCode = errors > 0 || (strict && warnings > 0) ? 1 : 0;
}
