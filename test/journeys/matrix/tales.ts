// Every kind of access as a tale; a new kind is told here as well.
import { packageTale } from '../kinds/access-package.story.ts';
import { applicationTale } from '../kinds/app-role.story.ts';
import { outsiderTale } from '../kinds/external-guest.story.ts';
import { activeTale, eligibleTale, ownerTale } from '../kinds/group-membership.story.ts';
import { channelsTale, inboundTale, outboundTale } from '../kinds/openings.story.ts';
import { organizationTale } from '../kinds/organization.story.ts';
import { teamTale } from '../kinds/project-team.story.ts';
import { unitTale } from '../kinds/role-in-unit.story.ts';
import { separationTale } from '../kinds/separation.story.ts';
import { connectTale, settingTales } from '../kinds/trust.story.ts';
import { guestTale, roleTale, type Tale } from './tale.ts';

export const TALES: readonly Tale[] = [
  guestTale,
  roleTale,
  packageTale,
  outsiderTale,
  teamTale,
  ...settingTales,
  inboundTale,
  channelsTale,
  outboundTale,
  ownerTale,
  eligibleTale,
  activeTale,
  applicationTale,
  organizationTale,
  connectTale,
  separationTale,
  unitTale,
];
