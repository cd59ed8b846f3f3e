// Reads areas of a tenant's directory with the reader's identity; what fails is told, never thrown.
import type { Estate } from '../../../domain/estate/estate.ts';
import type { AreaName, AreaValues } from '../../../domain/posture/facts/areas.ts';
import type { Reading, TenantFacts } from '../../../domain/posture/reading.ts';
import type { Clock } from '../../../ports/clock.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { Log } from '../../../ports/log.ts';
import type { Surveyor } from '../../../ports/surveyor.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import { ALL_AREAS, areaReaders } from './areas.ts';
import { createSurvey, type RunningSurvey } from './survey.ts';

export interface SurveyorDeps {
  readonly access: DirectoryAccess;
  readonly estate: Estate;
  readonly clock: Clock;
  readonly log: Log;
  /** What was known before, for what is read on from where it stood. */
  before?(tenantId: string): Promise<TenantFacts | undefined>;
}

/** Areas that are read on from what was known before. */
const READ_ON: readonly AreaName[] = ['directoryAudits'];

export function createSurveyor(deps: SurveyorDeps): Surveyor {
  return {
    async survey(tenantId, { areas = ALL_AREAS, urgent = false, signal } = {}) {
      const { estate, clock } = deps;
      const now = clock.now();
      const wanted = new Set(areas);
      const name = estate.tenants.find(({ id }) => id === tenantId)?.displayName ?? tenantId;
      try {
        const graph = deps.access(tenantId);
        const known = areas.some((area) => READ_ON.includes(area))
          ? await deps.before?.(tenantId)
          : undefined;
        const survey = createSurvey({
          tenantId,
          estate,
          now,
          graph,
          readers: areaReaders,
          urgent,
          signal,
          wants: (area) => wanted.has(area),
          before(area) {
            const reading = known?.readings[area];
            return reading?.state === 'read' ? reading.value : undefined;
          },
        });
        const readings = await Promise.all(
          areas.map(async (area) => [area, await readArea(deps, survey, area, name, signal)]),
        );
        return { tenantId, readings: Object.fromEntries(readings) };
      } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        const reading = unreadable(error, now);
        return { tenantId, readings: Object.fromEntries(areas.map((area) => [area, reading])) };
      }
    },
  };
}

async function readArea<A extends AreaName>(
  { clock, log }: SurveyorDeps,
  survey: RunningSurvey,
  area: A,
  tenantName: string,
  signal: AbortSignal | undefined,
): Promise<Reading<AreaValues[A]>> {
  const asOf = clock.now();
  try {
    const { value, gaps } = await inTime(survey.read(area), signal);
    return { state: 'read', value, asOf, ...(gaps.length > 0 && { gaps: [...new Set(gaps)] }) };
  } catch (error) {
    if (error === OUT_OF_TIME || (signal?.aborted && error instanceof DirectoryError)) {
      const sentence = `${tenantName} did not answer in the time there was`;
      return { state: 'unreadable', code: 'out-of-time', sentence, asOf, passing: true };
    }
    const { tenantId } = survey;
    if (!(error instanceof DirectoryError)) {
      // A form of answer that nobody foresaw must not take the other areas along.
      log.error('survey.broken', { tenantId, area, error: String(error) });
      const sentence = `${tenantName} sent something that Drawbridge does not understand: tell whoever runs it`;
      return { state: 'unreadable', code: 'not-understood', sentence, asOf };
    }
    const { code, requestId } = error;
    if (error.trouble === 'unlicensed') return { state: 'unlicensed', code, asOf };
    log.warn('area.unreadable', { tenantId, area, code, graphRequestId: requestId });
    return unreadable(error, asOf);
  }
}

const unreadable = (error: DirectoryError, asOf: number): Reading<never> => ({
  state: 'unreadable',
  code: error.code,
  sentence: error.message,
  asOf,
  ...(error.passing && { passing: true as const }),
});

const OUT_OF_TIME = new Error('out of time');

/** A reader may be between two calls, where no signal reaches it. */
function inTime<T>(reading: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return reading;
  return new Promise<T>((resolve, reject) => {
    const gone = () => reject(OUT_OF_TIME);
    if (signal.aborted) gone();
    else signal.addEventListener('abort', gone, { once: true });
    reading.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
  });
}
