// The choice of an approver who shortens nothing.

/** No length of time, so that it is none by mistake. */
export const AS_ASKED = 'as-asked';
