// `npm run bench`: the numbers that are promised, as ratios of two things measured in one run.
import { GUEST, measureApproval, PIM, type Proven } from './approval.ts';
import { measureClick } from './click.ts';
import { setStage } from './stage.ts';
import { type Beside, measureTurn } from './turn.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(1)} ms`;

function tellBeside(name: string, { ours, echo, ratio }: Beside): void {
  say(`${name}: ${ratio.toFixed(2)} of a teams-ai echo behind the same token checks`);
  for (const [who, { perSecond, p50, p99, failed }] of Object.entries({ ours, echo })) {
    const bad = failed > 0 ? `, ${failed} FAILED` : '';
    say(`  ${who}: ${perSecond.toFixed(0)} a second, p50 ${ms(p50)}, p99 ${ms(p99)}${bad}`);
  }
}

function tellProven(name: string, { p50, p95, needed, ratio }: Proven): void {
  say(`${name}: p95 is ${ratio.toFixed(2)} of its ${needed} calls in a row at 80 ms each`);
  say(`  p50 ${ms(p50)}, p95 ${ms(p95)}`);
}

const stage = await setStage();
try {
  tellBeside('A turn of "my access"', await measureTurn(stage));
  tellBeside('Click on Approve to recorded decision', await measureClick(stage));
  tellProven('Approval to proven guest access', await measureApproval(stage.drawbridge, GUEST));
  tellProven('Approval to proven PIM eligibility', await measureApproval(stage.drawbridge, PIM));
} finally {
  await stage.stop();
}
