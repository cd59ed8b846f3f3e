// What the audit can say was done, by people, by the clock or by Drawbridge itself.

export type AuditVerb =
  | 'requested'
  | 'approved'
  /** Prepared access was taken at once; its review was asked for again; somebody reviewed it. */
  | 'glass-broken'
  | 'glass-review-asked'
  | 'glass-reviewed'
  /** A rule that approves by itself did not. */
  | 'left-to-approvers'
  /** One side said yes, others are still asked. */
  | 'agreed'
  | 'started'
  | 'partner-reminded'
  | 'partner-attested'
  | 'review-asked'
  | 'kept'
  /** Nobody had answered, and it went to others as well. */
  | 'deciders-reminded'
  | 'escalated'
  /** Other people decide than before. */
  | 'deciders-changed'
  /** Somebody named who decides in their stead, and how that went. */
  | 'delegate-named'
  | 'delegate-accepted'
  | 'absence-over'
  /** While it waits: what was said about it. */
  | 'question-asked'
  | 'question-answered'
  | 'commented'
  /** A decider asked a colleague to decide in their stead, and how that went. */
  | 'duty-offered'
  | 'duty-accepted'
  | 'duty-declined'
  | 'denied'
  | 'approval-refused'
  | 'plan-changed'
  /** Whoever decided approved less than what was asked. */
  | 'narrowed'
  | 'withdrawn'
  | 'lapsed'
  | 'step-begun'
  | 'step-done'
  | 'step-found'
  | 'step-failed'
  | 'activated'
  | 'waiting-for-redemption'
  | 'redeemed'
  | 'ending'
  /** Of one person among several; the others keep theirs. */
  | 'part-ending'
  | 'part-ended'
  | 'step-undone'
  | 'step-kept'
  /** Another grant left it to this one, which had only found it there. */
  | 'step-handed-on'
  | 'ended'
  | 'failed'
  | 'person-left'
  /** Something was changed by hand, or is as it should be again. */
  | 'drift-found'
  | 'drift-over'
  | 'given-again'
  | 'cut-off'
  | 'cut-off-confirmed'
  | 'cut-off-lifted'
  /** A tenant was paused or goes on; everything was locked down, was to end, goes on. */
  | 'paused'
  | 'resumed'
  | 'locked-down'
  | 'lockdown-end-asked'
  | 'lockdown-ended'
  /** Under a brake: a request waits, goes on; a step that was set out stepped back. */
  | 'held-back'
  | 'let-go-on'
  | 'step-held-back'
  /** Approved where nothing is changed yet. */
  | 'would-have-done'
  /** Files of the estate were found changed or broken; a person agreed; they are in force, or never will be. */
  | 'estate-proposed'
  | 'estate-agreed'
  | 'estate-accepted'
  | 'estate-refused'
  | 'estate-withdrawn'
  | 'estate-broken'
  /** Somebody looked up what a colleague has. */
  | 'access-compared'
  /** Somebody asked how tenants stand: answered, refused, or taken away as a whole. */
  | 'posture-asked'
  | 'posture-refused'
  | 'posture-exported'
  /** Whether a partner is still needed in a tenant: asked, not answered for long, and what an owner said. */
  | 'partner-review-asked'
  | 'partner-review-overdue'
  | 'partner-kept'
  | 'partner-not-needed'
  /** To how tenants stand. */
  | 'subscribed'
  | 'unsubscribed'
  | 'subscription-ended'
  | 'channel-told'
  | 'channel-withheld'
  /** Somebody looked up requests of others, or what is held about themselves; the record was taken out for an audit. */
  | 'history-asked'
  | 'data-told'
  | 'evidence-made'
  /** Names and words were let go of, because somebody asked for it or because their time was over. */
  | 'personal-erased'
  | 'hold-placed'
  | 'hold-lifted';
