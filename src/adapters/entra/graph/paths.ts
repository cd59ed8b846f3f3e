// Queries as Graph reads them, and the only links of its answers that are followed.

/**
 * Of a link to the next page only path and query are followed, on our own base. Undefined for a link
 * that leads to another place.
 */
export function pathOfNext(link: string, base: string, version = 'v1.0'): string | undefined {
  const here = new URL(base);
  if (!URL.canParse(link, `${base}/`)) return undefined;
  const url = new URL(link, `${base}/`);
  const root = `${here.pathname.replace(/\/$/, '')}/${version}/`;
  if (url.origin !== here.origin || !url.pathname.startsWith(root)) return undefined;
  return `/${url.pathname.slice(root.length)}${url.search}`;
}

export function queryString(query: Readonly<Record<string, string>> = {}): string {
  const parts = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
