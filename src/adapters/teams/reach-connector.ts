// Whether the bot's token opens Teams' connector: a read that names no conversation, so that nothing is sent.

const PATIENCE_MS = 20_000;

/** Rejects where no token is had or nobody answers; false: the connector refuses the token. */
export async function connectorTakes(
  token: () => Promise<string>,
  serviceUrl: string,
): Promise<boolean> {
  const bearer = await token();
  const base = serviceUrl.replace(/\/+$/, '');
  const response = await fetch(`${base}/v3/conversations`, {
    headers: { authorization: `Bearer ${bearer}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`${base} answered ${response.status}.`);
  return response.status !== 401 && response.status !== 403;
}
