// Which requests only read, whatever their method: one table for lag and for faults that mean writes.
import { isBody } from './body.ts';

/** They are sent with POST, and read. */
const POSTED_READS =
  /\/(checkMemberGroups|checkMemberObjects|getMemberGroups|getMemberObjects|getByIds)$/i;

export const isRead = (method: string, path: string): boolean =>
  method === 'GET' || POSTED_READS.test(path);

/** False also for a request that is only validated; a batch is as many requests as it has parts. */
export const isWrite = ({ method, path, body }: { method: string; path: string; body: unknown }) =>
  !isRead(method, path) && !(isBody(body) && body.isValidationOnly === true);
