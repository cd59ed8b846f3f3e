// Settings about partners in fake directories: values that Graph keeps together, changed one by one.
import type {
  AcceptClaim,
  PartnerEntry,
  RedeemAutomatically,
  SynchroniseUsers,
} from '../../src/domain/access/change.ts';
import type { PartnerPolicy } from '../../src/domain/facts.ts';
import type { ChangeContext } from '../../src/ports/changer.ts';
import type { Thing } from './changers.ts';
import { defaultPolicy, type FakeDirectory, partnerPolicy } from './directory.ts';

type Where = { readonly tenantId: string; readonly partnerId: string };
type Section = 'inboundTrust' | 'automaticUserConsentSettings';
type Context = Pick<ChangeContext, 'mine' | 'others'>;

export function partnerThings({ partners, defaults }: FakeDirectory) {
  const keyOf = ({ tenantId, partnerId }: Where) => `${tenantId}/${partnerId}`;
  const change = (at: Where, by: (entry: PartnerPolicy) => Partial<PartnerPolicy>) => {
    const entry = partners.get(keyOf(at));
    if (!entry) throw new Error('The directory has no such partner entry.');
    partners.set(keyOf(at), { ...entry, ...by(entry) });
  };
  const keeps = ({ mine, others }: Context) =>
    others.length > 0 ? 'Needed.' : mine.length === 0 ? 'It was there before.' : undefined;

  const flag = (at: Where, section: Section, name: string, context: Context): Thing => {
    const own = () => ({ ...partners.get(keyOf(at))?.[section] }) as Record<string, boolean | null>;
    const byDefault = () =>
      ({ ...(defaults.get(at.tenantId) ?? defaultPolicy())[section] }) as Record<string, boolean>;
    const write = (value: boolean) =>
      change(at, (entry) => {
        const all = { ...byDefault(), ...known({ ...entry[section] }), [name]: value };
        return { [section]: all };
      });
    return {
      there: () => own()[name] === true,
      enough: () => (own()[name] ?? byDefault()[name]) === true,
      on: () => write(true),
      off: () => write(false),
      keeps: () => keeps(context),
    };
  };

  return {
    entry: (at: PartnerEntry): Thing => ({
      there: () => partners.has(keyOf(at)),
      on: () => void partners.set(keyOf(at), partnerPolicy(at.partnerId)),
      off() {},
      keeps: () => 'The partner entry stays.',
    }),
    claim: (at: AcceptClaim, context: Context) => flag(at, 'inboundTrust', at.claim, context),
    redemption: (at: RedeemAutomatically, context: Context) =>
      flag(at, 'automaticUserConsentSettings', at.direction, context),
    synchronisation: (at: SynchroniseUsers, context: Context): Thing => {
      const set = (isSyncAllowed: boolean) =>
        change(at, () => ({ identitySynchronization: { displayName: null, isSyncAllowed } }));
      const allowed = () =>
        partners.get(keyOf(at))?.identitySynchronization?.isSyncAllowed === true;
      return {
        there: () => allowed() === at.allowed,
        on: () => set(at.allowed),
        off: () => set(false),
        keeps: () => (at.allowed ? keeps(context) : 'It stays stopped.'),
      };
    },
  };
}

const known = (values: Record<string, boolean | null>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
