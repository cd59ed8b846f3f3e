// The lines of a digest about one tenant: with names for one reader, without where others read along.
import type { DigestFailure, TenantDigest } from '../domain/posture/subscriptions/digest.ts';
import { asSentence } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface Line {
  readonly label: string;
  readonly color: 'default' | 'attention' | 'warning' | 'good';
  readonly text: string;
  readonly more: string;
}

const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low', 'info'];

const WAS: Readonly<Record<string, string>> = {
  pass: 'was in order',
  partial: 'was partly in order',
  unknown: 'could not be told before',
  unlicensed: 'could not be judged before',
  'not-applicable': 'did not apply before',
};

const failureLines = (failures: readonly DigestFailure[]): Line[] =>
  [...failures]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ title, state, severity, before, reason }) => {
      const was = before === undefined ? 'is new' : (WAS[before] ?? before);
      return {
        label: state === 'fail' ? 'Fails now: ' : 'Partly fails now: ',
        color: state === 'fail' ? 'attention' : 'warning',
        text: title,
        more: `${severity}, ${was}: ${reason}`,
      };
    });

function unreadLines({ freshness }: TenantDigest, reader: Reader, because: boolean): Line[] {
  if (freshness.state !== 'unread') return [];
  const text =
    freshness.since === undefined
      ? 'It was never read.'
      : `It could not be read since ${sayMoment(freshness.since, reader)}.`;
  return [
    {
      label: 'Not read: ',
      color: 'warning',
      text,
      more: because ? asSentence(freshness.because) : '',
    },
  ];
}

const firstLines = ({ firstFailures }: TenantDigest): Line[] =>
  firstFailures === undefined
    ? []
    : [
        {
          label: 'First reading: ',
          color: 'default',
          text:
            firstFailures === 0
              ? 'no check fails.'
              : `${firstFailures} ${firstFailures === 1 ? 'check fails' : 'checks fail'}; none is called new.`,
          more: '',
        },
      ];

function named(tenant: TenantDigest, reader: Reader): Line[] {
  const { failures, changes, mended, auditedOnly } = tenant;
  return [
    ...unreadLines(tenant, reader, true),
    ...firstLines(tenant),
    ...failureLines(failures),
    ...changes.map(
      ({ sentence, who }): Line => ({
        label: 'Changed: ',
        color: 'default',
        text: sentence,
        more: who,
      }),
    ),
    ...(auditedOnly > 0
      ? [
          {
            label: 'By the audit alone: ',
            color: 'default' as const,
            text: `${auditedOnly} ${auditedOnly === 1 ? 'thing was' : 'things were'} done that the comparison does not show.`,
            more: '',
          },
        ]
      : []),
    ...mended.map(
      (title): Line => ({ label: 'In order again: ', color: 'good', text: title, more: '' }),
    ),
  ];
}

export const digestLines = {
  failures: failureLines,
  named,
  /** The counts stand beside the tenant's name. */
  counted: (tenant: TenantDigest, reader: Reader): Line[] => [
    ...unreadLines(tenant, reader, false),
    ...firstLines(tenant),
  ],
};
