// Reads whether identity protection has an account at risk: a list for everybody who decides at the same time.
import type { RiskyUser } from '@microsoft/microsoft-graph-types';
import type { AccountRisk, Instant, RiskUnseen } from '../../../domain/facts.ts';
import type { Clock } from '../../../ports/clock.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { abortable } from '../graph/timing.ts';

const NEEDS = 'IdentityRiskyUser.Read.All';

/** The service answers one request a second for a whole tenant, and is minutes behind what happens. */
const COUNTS_MS = 10_000;

/** The longest page there is; a tenant with more is asked account by account. */
const PAGE = 500;

type Risks = (objectId: string) => Promise<AccountRisk>;

export type RiskReader = (
  graph: GraphClient,
  tenantId: string,
  objectId: string,
  signal?: AbortSignal,
) => Promise<AccountRisk>;

/** https://learn.microsoft.com/graph/api/riskyuser-list; what failed is asked again by the next click. */
export function createRiskReader(clock: Clock): RiskReader {
  const tenants = kept<Risks>(clock);
  return async (graph, tenantId, objectId, signal) => {
    const answer = tenants(tenantId, () => readTenant(graph, clock)).then((risks) =>
      risks(objectId.toLowerCase()),
    );
    // Others may wait for the same answer: who gives up gives up alone.
    try {
      return await abortable<AccountRisk>(signal, (resolve, reject) => {
        answer.then(resolve, reject);
        return undefined;
      });
    } catch (error) {
      if (!signal?.aborted) throw error;
      const said = 'the time to ask whether the account is at risk had run out';
      throw new DirectoryError('unavailable', tenantId, 'given-up', said, { cause: error });
    }
  };
}

async function readTenant(graph: GraphClient, clock: Clock): Promise<Risks> {
  const page = await seen(
    graph.get<{ value?: RiskyUser[]; '@odata.nextLink'?: string }>(
      '/identityProtection/riskyUsers',
      {
        needs: NEEDS,
        query: {
          $filter: "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'",
          $select: 'id,riskState',
          $top: String(PAGE),
        },
      },
    ),
  );
  if (typeof page === 'string') return async () => page;
  const listed = new Set(page.value?.filter(isAtRisk).map(({ id }) => id?.toLowerCase()));
  const accounts = kept<AccountRisk>(clock);
  return async (objectId) => {
    if (listed.has(objectId)) return 'at-risk';
    if (page.value && !page['@odata.nextLink']) return 'clear';
    return accounts(objectId, () => readOne(graph, objectId));
  };
}

/** https://learn.microsoft.com/graph/api/riskyuser-get; whoever was never at risk is not found. */
async function readOne(graph: GraphClient, objectId: string): Promise<AccountRisk> {
  try {
    const found = await seen(
      graph.get<RiskyUser>(`/identityProtection/riskyUsers/${encodeURIComponent(objectId)}`, {
        needs: NEEDS,
        query: { $select: 'id,riskState' },
      }),
    );
    if (typeof found === 'string') return found;
    return isAtRisk(found) ? 'at-risk' : 'clear';
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return 'clear';
    throw error;
  }
}

const isAtRisk = ({ riskState }: RiskyUser): boolean =>
  riskState === 'atRisk' || riskState === 'confirmedCompromised';

/** Codes of a sign-in that is refused: that is no matter of this permission, and nothing else is read either. */
const NO_SIGN_IN = /^(AADSTS|InvalidAuthenticationToken|Unauthorized)/;

/** The answer, or why there is none to be had in this tenant. Any other failure is one. */
async function seen<T>(asked: Promise<{ readonly body: T }>): Promise<T | RiskUnseen> {
  try {
    return (await asked).body;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.trouble === 'unlicensed') return 'unlicensed';
    if (error.trouble === 'forbidden' && !NO_SIGN_IN.test(error.code)) return 'not-permitted';
    throw error;
  }
}

/** Asked once for all who ask at about the same time; a failure is not kept. */
function kept<T>(clock: Clock) {
  const all = new Map<string, { readonly at: Instant; readonly answer: Promise<T> }>();
  return (key: string, read: () => Promise<T>): Promise<T> => {
    const now = clock.now();
    const known = all.get(key);
    if (known && now >= known.at && now - known.at < COUNTS_MS) return known.answer;
    const answer = read();
    all.set(key, { at: now, answer });
    answer.catch(() => {
      if (all.get(key)?.answer === answer) all.delete(key);
    });
    return answer;
  };
}
