// Somebody was refused because of what their account is now: others are asked, or it is told that nobody is left.
import { whoDecidesNow } from '../domain/access/check.ts';
import type { Decision } from '../domain/access/decision.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { AskAnewDeps } from './ask-anew.ts';
import { findOthers } from './find-others.ts';

/** Undefined where nothing changes by it: enough others are asked, or all of it is known already. */
export async function putToAble(
  deps: AskAnewDeps,
  request: AccessRequest,
): Promise<Decision | undefined> {
  const { known, asks } = await findOthers(deps, request);
  return whoDecidesNow(request, known, deps.clock.now(), { estate: deps.estate, asks });
}

/** A yes that had been given counts no more, so that this decision leaves its side open again. */
export async function withAbleAsked(deps: AskAnewDeps, decision: Decision): Promise<Decision> {
  const more = await putToAble(deps, decision.request);
  return more
    ? {
        ...decision,
        request: more.request,
        audit: [...decision.audit, ...more.audit],
        work: [...decision.work, ...more.work],
      }
    : decision;
}
