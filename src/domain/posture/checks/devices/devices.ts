// DEV-01: devices are joined in the primary tenant and managed there, and in no other.
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { DeviceFact } from '../../facts/directory.ts';
import { hedged } from '../../hedge.ts';
import { hasPlan } from '../../licences.ts';
import type { Evidence, Verdict } from '../../result.ts';

/** Joined and hybrid joined; `Workplace` is somebody's own phone. */
const JOINED = new Set(['AzureAd', 'ServerAd']);
const INTUNE = /^INTUNE_/;
const SHOWN = 50;

export const managedDevices: TenantCheck = {
  id: 'DEV-01',
  title: 'Devices are joined and managed in the primary tenant',
  area: 'devices',
  kind: 'check',
  scope: 'tenant',
  severity: 'low',
  appliesTo: ['primary', 'secondary', 'isolated'],
  reads: ['devices', 'skus'],
  why: 'A device belongs to one tenant, and only that tenant can vouch for its health. Devices of people belong where the people are at home; others can then trust their claim.',
  remediation:
    'Join the devices of other tenants to the primary one, and bring those of the primary one under management and into compliance.',
  words: [
    'devices',
    'managed devices',
    'compliant devices',
    'how many devices',
    'device compliance',
    'Intune',
    'joined devices',
    'privileged workstations',
  ],
  assess: (view) =>
    withFacts(view, ['devices'], ({ devices }) => {
      const joined = devices.filter(({ trustType }) => JOINED.has(trustType ?? ''));
      const inUse = joined.filter(({ accountEnabled }) => accountEnabled !== false);
      const unsaid = devices.filter(
        ({ trustType, accountEnabled }) => !trustType && accountEnabled !== false,
      );
      const disabled = joined.length - inUse.length;
      const verdict =
        view.tenant.kind === 'primary'
          ? judgeHome(view, inUse, unsaid)
          : judgeOther(view, inUse, unsaid);
      // A share can go either way with what was not read.
      const quantity = view.tenant.kind === 'primary' ? 'some' : 'every';
      return hedged(view, ['devices'], quantity, {
        ...verdict,
        ...(disabled > 0
          ? {
              notes: [
                `${counted(disabled, 'joined device')} ${disabled === 1 ? 'is' : 'are'} disabled and not counted.`,
              ],
            }
          : {}),
      });
    }),
};

function judgeOther(
  view: TenantView,
  inUse: readonly DeviceFact[],
  unsaid: readonly DeviceFact[],
): Verdict {
  const { maxDevices } = view.declared;
  const evidence = inUse.slice(0, SHOWN).map((device) => shown(device, inUse.length <= maxDevices));
  const joined =
    inUse.length === 0 ? 'no device is' : counted(inUse.length, 'device is', 'devices are');
  const figures = `${joined} joined here (${maxDevices === 0 ? 'none' : `at most ${maxDevices}`} may be)`;
  if (inUse.length > maxDevices) return { state: 'fail', reason: figures, evidence };
  return inUse.length + unsaid.length > maxDevices
    ? {
        state: 'unknown',
        reason: `how ${counted(unsaid.length, 'device is', 'devices are')} joined is not said`,
        evidence,
      }
    : { state: 'pass', reason: figures, evidence };
}

const isGood = ({ isManaged, isCompliant }: DeviceFact): boolean =>
  isManaged === true && isCompliant === true;
const isBad = ({ isManaged, isCompliant }: DeviceFact): boolean =>
  isManaged === false || isCompliant === false;

function judgeHome(
  view: TenantView,
  inUse: readonly DeviceFact[],
  unsaid: readonly DeviceFact[],
): Verdict {
  if (inUse.length === 0) {
    return unsaid.length > 0
      ? { state: 'unknown', reason: 'how the devices are joined is not said', evidence: [] }
      : { state: 'not-applicable', reason: 'no device is joined here', evidence: [] };
  }
  const good = inUse.filter(isGood);
  const bad = inUse.filter(isBad);
  if (good.length === 0 && hasPlan(view, INTUNE) === false) {
    return {
      state: 'unlicensed',
      reason:
        'cannot be judged: the tenant has no Intune, which says whether a device is compliant',
      evidence: [],
    };
  }
  const target = view.declared.compliantShare;
  const all = inUse.length + unsaid.length;
  const figures = `${good.length} of ${counted(inUse.length, 'joined device')} ${good.length === 1 ? 'is' : 'are'} managed and compliant (target ${Math.round(target * 1000) / 10}%)`;
  const evidence = [...bad, ...inUse.filter((device) => !isGood(device) && !isBad(device))]
    .slice(0, SHOWN)
    .map((device) => shown(device, good.length >= target * all));
  if (good.length >= target * all) return { state: 'pass', reason: figures, evidence };
  const best = (inUse.length - bad.length + unsaid.length) / all;
  return best >= target
    ? { state: 'unknown', reason: `${figures}; of the others it is not said`, evidence }
    : { state: 'fail', reason: figures, evidence };
}

const shown = (device: DeviceFact, good: boolean): Evidence => ({
  kind: 'device',
  id: device.id,
  name: device.displayName ?? device.id,
  detail: [
    device.operatingSystem ?? 'operating system not said',
    `managed: ${said(device.isManaged)}`,
    `compliant: ${said(device.isCompliant)}`,
  ].join(', '),
  good,
});

const said = (value: boolean | null | undefined): string =>
  value === true ? 'yes' : value === false ? 'no' : 'not said';
