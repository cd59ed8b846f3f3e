// The Bot Framework's signing keys: fetched from one fixed address, ahead of need, with their endorsements.
import { type CryptoKey, importJWK, type JWK } from 'jose';
import type { Log } from '../../../ports/log.ts';

export interface SigningKey {
  readonly key: CryptoKey;
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /** Fetches the keys for the first time; rejects when that fails. */
  load(): Promise<void>;
  /** A key id that is not known asks for the keys again, at most once a minute. */
  find(kid: string): Promise<SigningKey | undefined>;
  stop(): void;
}

const REFRESH_MS = 12 * 3_600_000;
const COOLDOWN_MS = 60_000;
const TIMEOUT_MS = 5_000;

export function createSigningKeys(metadataUrl: string, log: Log): SigningKeys {
  let keys = new Map<string, SigningKey>();
  let fetchedAt = 0;
  let fetching: Promise<void> | undefined;

  const load = () => {
    fetching ??= fetchKeys(metadataUrl)
      .then((fresh) => {
        keys = fresh;
      })
      .finally(() => {
        fetchedAt = Date.now();
        fetching = undefined;
      });
    return fetching;
  };
  const refresh = async () => {
    try {
      await load();
    } catch (error) {
      // The keys that are known stay good meanwhile.
      log.warn('bot.keys-not-refreshed', { error: String(error) });
    }
  };
  const timer = setInterval(refresh, REFRESH_MS);
  timer.unref();

  return {
    load,
    async find(kid) {
      if (!keys.has(kid) && Date.now() - fetchedAt > COOLDOWN_MS) await refresh();
      return keys.get(kid);
    },
    stop: () => clearInterval(timer),
  };
}

async function fetchKeys(metadataUrl: string): Promise<Map<string, SigningKey>> {
  const metadata = await getJson<{ jwks_uri?: unknown }>(metadataUrl);
  const address = metadata.jwks_uri;
  if (typeof address !== 'string' || new URL(address).origin !== new URL(metadataUrl).origin) {
    throw new Error('The OpenID metadata names keys in another place.');
  }
  const { keys } = await getJson<{ keys: Array<JWK & { endorsements?: string[] }> }>(address);
  const usable = keys.filter((jwk) => jwk.kty === 'RSA' && typeof jwk.kid === 'string');
  const entries = await Promise.all(
    usable.map(async ({ endorsements = [], ...jwk }): Promise<[string, SigningKey]> => {
      const key = (await importJWK({ ...jwk, alg: 'RS256' }, 'RS256')) as CryptoKey;
      return [jwk.kid ?? '', { key, endorsements }];
    }),
  );
  return new Map(entries);
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as T;
}
