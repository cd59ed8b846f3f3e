// One setting of a policy as evidence.
import type { Evidence } from '../../result.ts';

export const setting = (id: string, detail: string, good: boolean): Evidence => ({
  kind: 'setting',
  id,
  name: id,
  detail,
  good,
});
