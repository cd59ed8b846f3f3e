// Plain questions that were taken for another one: each is what it asks, or a choice between what it can be.
import { expect, describe as group, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Question, Understood } from '../../../src/domain/posture/question.ts';
import { idIn, sample } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

const understood = (text: string): Promise<Understood | undefined> =>
  understanding.understand({
    text,
    estate: sample,
    home: idIn(sample, 'contoso'),
    now,
    timeZone: 'Europe/Berlin',
    before: undefined,
  });

const [contoso, fabrikam, northwind, adatum] = ['contoso', 'fabrikam', 'northwind', 'adatum'].map(
  (name) => idIn(sample, name),
) as [string, string, string, string];

const check = (id: string, tenants: 'all' | readonly string[]) =>
  ({ ask: 'check', checks: [id], tenants }) as const;
const trusting = (from: string) =>
  ({ ask: 'list', of: 'trusted-partners', tenants: 'all', from }) as const;

group('whether a policy demands it is not who registered for it', () => {
  test.each<[string, Question]>([
    ['is mfa required for admins in contoso', check('CAP-06', [contoso])],
    ['do admins have to use mfa in fabrikam', check('CAP-06', [fabrikam])],
    ['does a policy require mfa for admins', check('CAP-06', 'all')],
    ['are global admins forced to use phishing resistant mfa', check('CAP-06', 'all')],
    ['admins without mfa', check('PRV-06', 'all')],
    ['have all admins registered mfa', check('PRV-06', 'all')],
  ])('%s', async (text, question) => {
    expect(await understood(text)).toMatchObject({ as: 'question', question });
  });
});

group('who it is', () => {
  test.each<[string, Question]>([
    ['who is global admin', { ask: 'list', of: 'global-administrators', tenants: 'all' }],
    ['who is an emergency account', { ask: 'list', of: 'emergency-accounts', tenants: 'all' }],
    ["does anyone trust northwind's mfa", trusting(northwind)],
    ['does anybody trust adatum', trusting(adatum)],
    ['which tenants accept mfa from fabrikam', trusting(fabrikam)],
    ['does everyone trust us', trusting(contoso)],
    ['who is exempt', { ask: 'list', of: 'exclusions', tenants: 'all' }],
    ['how many tenants trust us', { ...trusting(contoso), count: true }],
  ])('%s', async (text, question) => {
    expect(await understood(text)).toMatchObject({ as: 'question', question });
  });
});

group('after another question', () => {
  const before: Question = { ask: 'list', of: 'guests', tenants: [contoso] };
  const after = (text: string) =>
    understanding.understand({
      text,
      estate: sample,
      home: contoso,
      now,
      timeZone: 'Europe/Berlin',
      before: { question: before, at: now },
    });

  test('which tenants cannot be seen is about all of them', async () => {
    expect(await after('which tenants can you not see')).toMatchObject({
      question: { ask: 'freshness', tenants: 'all' },
    });
    expect(await after('how fresh is that')).toMatchObject({
      question: { ask: 'freshness', tenants: [contoso] },
    });
  });

  test('applications from elsewhere are those that run there', async () => {
    const asked = { ask: 'list', of: 'applications', tenants: [contoso] } as const;
    const next = await understanding.understand({
      text: 'and from fabrikam?',
      estate: sample,
      home: contoso,
      now,
      timeZone: 'Europe/Berlin',
      before: { question: asked, at: now },
    });
    expect(next).toMatchObject({
      question: { of: 'foreign-service-principals', tenants: [contoso], from: fabrikam },
    });
  });

  test('since when, by itself, is not when tenants were made', async () => {
    expect(await after('since when?')).toBeUndefined();
  });
});

group('a number of tenants', () => {
  test.each<[string, Question]>([
    ['how many tenants block legacy authentication', check('CAP-13', 'all')],
    ['how many tenants require mfa', check('CAP-01', 'all')],
    ['how many tenants allow direct connect', check('XTA-09', 'all')],
    ['how many tenants are federated', check('AUT-01', 'all')],
    ['how many tenants do we have', { ask: 'list', of: 'tenants', tenants: 'all', count: true }],
  ])('%s: of those that do, and not of all there are', async (text, question) => {
    expect(await understood(text)).toMatchObject({ as: 'question', question });
  });
});

group('settings', () => {
  test.each<[string, Question]>([
    ['does fabrikam trust mfa by default', check('XTA-04', [fabrikam])],
    ['is ga only eligible in fabrikam', check('PRV-01', [fabrikam])],
    ['are all admins eligible in contoso', check('PRV-03', [contoso])],
    ['are all devices compliant in contoso', check('DEV-01', [contoso])],
    ['are compliant devices required in contoso', check('CAP-02', [contoso])],
    ['is anyone at risk in contoso', { ask: 'list', of: 'risky-users', tenants: [contoso] }],
    ['is nobody at risk in contoso', { ask: 'list', of: 'risky-users', tenants: [contoso] }],
    [
      'is anybody at risk in fabrikam or contoso',
      { ask: 'list', of: 'risky-users', tenants: [fabrikam, contoso] },
    ],
    [
      'is anyone at risk of losing access if we block adatum',
      { ask: 'impact', at: contoso, partner: adatum },
    ],
    [
      'apps from fabrikam in contoso',
      { ask: 'list', of: 'foreign-service-principals', tenants: [contoso], from: fabrikam },
    ],
    ['exceptions from contoso', { ask: 'list', of: 'exceptions', tenants: [contoso] }],
    ['incidents from fabrikam', { ask: 'list', of: 'incidents', tenants: [fabrikam] }],
    [
      'global admins from fabrikam',
      { ask: 'list', of: 'global-administrators', tenants: [fabrikam] },
    ],
    ['are all domains managed', check('AUT-01', 'all')],
    ['are domains in contoso managed', check('AUT-01', [contoso])],
    ['are all devices in the domain managed', check('DEV-01', 'all')],
    ['does fabrikam accept the security defaults', check('CAP-01', [fabrikam])],
    ['is everything ok?', { ask: 'area', area: 'all', tenants: 'all' }],
    ['any problems?', { ask: 'area', area: 'all', tenants: 'all' }],
    ['partners that we do not trust', { ask: 'list', of: 'partners', tenants: [contoso] }],
  ])('%s', async (text, question) => {
    expect(await understood(text)).toMatchObject({ as: 'question', question });
  });

  test('what is not enforced only reports or is off: which of them is asked', async () => {
    expect(await understood('which policies are not enforced in fabrikam')).toMatchObject({
      as: 'choice',
      readings: [
        { ask: 'list', of: 'report-only-policies', tenants: [fabrikam] },
        { ask: 'list', of: 'disabled-policies', tenants: [fabrikam] },
      ],
    });
  });
});

group('three tenants', () => {
  const mfa = { of: 'trust', claim: 'mfa' } as const;
  test.each<[string, Question[]]>([
    [
      'do contoso and northwind trust mfa of fabrikam',
      [
        { ask: 'relation', relation: mfa, at: contoso, of: fabrikam },
        { ask: 'relation', relation: mfa, at: northwind, of: fabrikam },
      ],
    ],
    [
      'does northwind trust contoso but not fabrikam',
      [
        { ask: 'relation', relation: { of: 'trust' }, at: northwind, of: contoso },
        { ask: 'relation', relation: { of: 'trust' }, at: northwind, of: fabrikam },
      ],
    ],
    [
      'does northwind trust contoso or fabrikam',
      [
        { ask: 'relation', relation: { of: 'trust' }, at: northwind, of: contoso },
        { ask: 'relation', relation: { of: 'trust' }, at: northwind, of: fabrikam },
      ],
    ],
    [
      'do northwind, fabrikam and adatum trust us',
      [
        { ask: 'relation', relation: { of: 'trust' }, at: northwind, of: contoso },
        { ask: 'relation', relation: { of: 'trust' }, at: fabrikam, of: contoso },
        { ask: 'relation', relation: { of: 'trust' }, at: adatum, of: contoso },
      ],
    ],
    [
      'is mfa from contoso accepted in fabrikam and northwind',
      [
        { ask: 'relation', relation: mfa, at: fabrikam, of: contoso },
        { ask: 'relation', relation: mfa, at: northwind, of: contoso },
      ],
    ],
    [
      'is our mfa trusted by fabrikam and northwind',
      [
        { ask: 'relation', relation: mfa, at: fabrikam, of: contoso },
        { ask: 'relation', relation: mfa, at: northwind, of: contoso },
      ],
    ],
    [
      'are fabrikam and northwind trusted by contoso',
      [
        { ask: 'relation', relation: { of: 'trust' }, at: contoso, of: fabrikam },
        { ask: 'relation', relation: { of: 'trust' }, at: contoso, of: northwind },
      ],
    ],
  ])('%s: which pair is asked', async (text, readings) => {
    const found = await understood(text);
    expect(found).toMatchObject({ as: 'choice', readings });
    expect(found).not.toHaveProperty('leftOut');
  });

  test('one tenant that is named twice is no choice', async () => {
    expect(await understood('does fabrikam trust us and we them')).toMatchObject({
      question: { ask: 'relation', relation: { of: 'trust' }, at: fabrikam, of: contoso },
    });
  });
});

group('from when until when', () => {
  const day = (date: string) => Date.parse(`${date}T00:00:00+01:00`);
  test.each<[string, { readonly from?: number; readonly to?: number }]>([
    ['changes since monday until wednesday', { from: day('2026-11-16'), to: day('2026-11-19') }],
    [
      'changes after monday and before wednesday',
      { from: day('2026-11-16'), to: day('2026-11-18') },
    ],
    ['changes from monday until wednesday', { from: day('2026-11-16'), to: day('2026-11-19') }],
    ['changes earlier than monday', { to: day('2026-11-16') }],
    ['changes older than monday', { to: day('2026-11-16') }],
    ['changes no later than monday', { to: day('2026-11-17') }],
    ['changes later than monday', { from: day('2026-11-16') }],
  ])('%s', async (text, since) => {
    const found = await understood(text);
    expect(found).toMatchObject({ question: { ask: 'changes', since } });
    expect(found).not.toHaveProperty('leftOut');
    if (since.to === undefined) expect(found).not.toHaveProperty('question.since.to');
  });
});
