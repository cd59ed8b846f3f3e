// Break-glass that an owner still has to look at.

interface Taken {
  readonly glass?: { readonly reviewed?: unknown };
  readonly state: string;
}

/** Where a tenant is only observed, nothing was given, so that there is nothing to review. */
export const awaitsGlassReview = ({ glass, state }: Taken): boolean =>
  glass !== undefined && glass.reviewed === undefined && state !== 'observed';
