// An address that is sent signed messages, and its secret: both or neither.
import { isKeyLongEnough, SHORTEST_KEY, type SignedAddress } from '../shared/signature.ts';
import { type Problems, readAddress } from './setting-readers.ts';

/** Undefined: none is set up, or what is set up is wrong and stands among the problems. */
export function readSignedAddress(
  problems: Problems,
  value: (name: string) => string | undefined,
  name: string,
  sandbox: boolean,
): SignedAddress | undefined {
  const [address, secret] = [`${name}_URL`, `${name}_SECRET`];
  const url = value(address);
  const key = value(secret);
  if (!url) {
    if (key) problems.add(secret, `is set, but ${address} is not; set both or neither`);
    return undefined;
  }
  if (!key) {
    problems.add(secret, `is missing; what is sent to ${address} is signed with it`);
    return undefined;
  }
  if (!isKeyLongEnough(key)) {
    problems.add(
      secret,
      `is short; write ${SHORTEST_KEY} random bytes or more, as text or as whsec_ and base64`,
    );
  }
  return { url: readAddress(problems, address, url, sandbox), secret: key };
}
