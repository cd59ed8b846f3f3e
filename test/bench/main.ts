// `npm run bench`: the numbers that are promised, as ratios of two things measured in one run; all, or parts by name.
import { GUEST, measureApproval, PIM, type Proven } from './approval.ts';
import type { Used } from './cpu.ts';
import { type AtRate, type Decisions, measureDecisions } from './decisions.ts';
import { type FanOut, measureFanOut, type Way } from './fan-out.ts';
import { measurePages, type Pages } from './pages.ts';
import { type Judging, measureJudging } from './posture.ts';
import { type Asking, measureQuestions } from './questions.ts';
import { type BigRead, measureReads, type Sweep } from './reads.ts';
import { setStage } from './stage.ts';
import { type Beside, measureTurn } from './turn.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(1)} ms`;

function tellBeside(name: string, { ours, echo, ratio }: Beside, least?: number): void {
  const wanted = least === undefined ? '' : `, at least ${least}`;
  say(`${name}: ${ratio.toFixed(2)} of a teams-ai echo behind the same token checks${wanted}`);
  for (const [who, { perSecond, p50, p99, failed }] of Object.entries({ ours, echo })) {
    const bad = failed > 0 ? `, ${failed} FAILED` : '';
    say(`  ${who}: ${perSecond.toFixed(0)} a second, p50 ${ms(p50)}, p99 ${ms(p99)}${bad}`);
  }
}

const costs = (used: Used): string =>
  Object.entries(used)
    .map(([name, each]) => `${name} ${each.toFixed(1)}`)
    .join(', ');

function tellDecisions({ beside, cpu, open, calm, echoAtRate, followedMs }: Decisions): void {
  tellBeside('Click on Approve to recorded decision, on Postgres, 50 in flight', beside, 0.25);
  say(`  milliseconds of processor for one: ${costs(cpu.ours)}; ${costs(cpu.echo)}`);
  say(
    `  cards, messages and steps that followed were done ${(followedMs / 1000).toFixed(1)} s later`,
  );
  tellAtRate(open, ', at most 50 ms');
  const bad = echoAtRate.failed > 0 ? `, ${echoAtRate.failed} FAILED` : '';
  say(`  the echo at the same rate: p50 ${ms(echoAtRate.p50)}, p99 ${ms(echoAtRate.p99)}${bad}`);
  tellAtRate(calm, '');
}

function tellAtRate(
  { sentPerSecond, perSecond, p50, p95, p99, failed }: AtRate,
  bound: string,
): void {
  say(`At ${sentPerSecond} such clicks a second, from when each was meant: p99 ${ms(p99)}${bound}`);
  const bad = failed > 0 ? `, ${failed} FAILED` : '';
  say(`  p50 ${ms(p50)}, p95 ${ms(p95)}, ${perSecond.toFixed(0)} a second decided${bad}`);
}

function tellFanOut({ approvers, posted, updated, refused }: FanOut): void {
  const way = ({ calls, ms: took, ratio }: Way) =>
    `${ratio.toFixed(2)} of what Teams' limits allow, at least 0.95 (${calls} calls in ${ms(took)})`;
  say(`One request to ${approvers} approvers: ${way(posted)}`);
  say(`  its decision on all their cards: ${way(updated)}`);
  say(
    `  milliseconds of processor for one: posted ${costs(posted.cpu)}, redrawn ${costs(updated.cpu)}`,
  );
  say(`  ${refused} calls met a limit, at most 0`);
}

function tellProven(name: string, { p50, p95, needed, ratio }: Proven): void {
  say(
    `${name}: p95 is ${ratio.toFixed(2)} of its ${needed} calls in a row at 80 ms each, at most 1.25`,
  );
  say(`  p50 ${ms(p50)}, p95 ${ms(p95)}`);
}

function tellBig({ exchanges, bound }: BigRead): void {
  say(`2,500 users, 1,200 groups and 40 single reads: ${exchanges} exchanges, at most ${bound}`);
}

function tellSweep({ ms: took, bound, why, ratio, throttled, calls, exchanges }: Sweep): void {
  say(`Sweep over 100 tenants at 80 ms: ${ratio.toFixed(2)} of its bound, at most 1.15`);
  say(`  ${ms(took)}; bound ${ms(bound)} (${why})`);
  say(`  ${calls} calls in ${exchanges} exchanges, ${throttled} of them throttled, at most 0`);
}

function tellJudging({ tenants, guests, checks, all, one, rejudged, results }: Judging): void {
  say(`${checks} checks over ${tenants} tenants and ${guests} guests: ${ms(all)}, at most 10 s`);
  say(`  one tenant that changed: ${ms(one)}, ${rejudged} of ${results} results judged again`);
}

function tellQuestions({ tenants, guests, unjudged, held, first, one, all }: Asking): void {
  say(`Questions with ${tenants} tenants and ${guests} guests kept, from words to answer:`);
  say(`  about one or two: p50 ${ms(one.p50)}, p99 ${ms(one.p99)}, at most 30 ms (${one.slowest})`);
  say(`  about all: p50 ${ms(all.p50)}, p99 ${ms(all.p99)}, at most 300 ms (${all.slowest})`);
  say(
    `  the first about everything: ${ms(first)}; before anything was judged ahead ${ms(unjudged)},`,
  );
  say(`  during which others waited for their turn ${ms(held)} at most`);
}

function tellPages({ users, fields, startedMs, again, fresh }: Pages): void {
  say(`A page of ${users} users with ${fields} fields, of a generated estate of 1,000 tenants:`);
  say(`  p50 ${ms(again.p50)}, p95 ${ms(again.p95)}, at most 10 ms`);
  say(`  never asked for like this before: p50 ${ms(fresh.p50)}, p95 ${ms(fresh.p95)}`);
  say(`  it served after ${ms(startedMs)}`);
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async posture() {
    tellJudging(await measureJudging());
    tellQuestions(await measureQuestions());
  },
  async pages() {
    tellPages(await measurePages());
  },
  async reads() {
    const { big, sweep } = await measureReads();
    tellBig(big);
    tellSweep(sweep);
  },
  async turns() {
    const stage = await setStage({});
    try {
      tellBeside('A turn of "my access"', await measureTurn(stage));
      tellProven('Approval to proven guest access', await measureApproval(stage.drawbridge, GUEST));
      tellProven(
        'Approval to proven PIM eligibility',
        await measureApproval(stage.drawbridge, PIM),
      );
    } finally {
      await stage.stop();
    }
  },
  async decisions() {
    tellDecisions(await measureDecisions());
  },
  async 'fan-out'() {
    tellFanOut(await measureFanOut());
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (unknown) {
  say(`There is no part "${unknown}": ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure();
}
