// The process that test/adapters/entra/tokens/ask.ts starts: reads an order, asks, writes what it got.
import { text } from 'node:stream/consumers';
import { signInTrouble } from '../../../../src/adapters/entra/graph/sign-in.ts';
import { createCredential } from '../../../../src/adapters/entra/tokens/credential.ts';
import type { Got, Order } from './ask.ts';

const { settings, place, scope, times } = JSON.parse(await text(process.stdin)) as Order;
const credential = createCredential(settings, place);
const call = {
  tenantId: place.tenantId,
  tenant: 'Fabrikam',
  identity: 'reader',
  reads: true,
  needs: 'User.Read.All',
};

async function ask(): Promise<Got> {
  try {
    const found = await credential.getToken(scope);
    return { token: found?.token ?? '' };
  } catch (reason) {
    const { trouble, code, message: sentence } = signInTrouble(call, reason);
    return { trouble, code, sentence };
  }
}

const got: Got[] = [];
for (let i = 0; i < times; i += 1) got.push(await ask());
process.stdout.write(`GOT ${JSON.stringify(got)}\n`);
