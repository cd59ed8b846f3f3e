// Reads the members of a channel through the Bot Connector, page by page, and says so where it could not.
import type { TeamsAdapter } from '@microsoft/teams-ai';
import { type TeamsChannelAccount, TeamsInfo } from 'botbuilder';
import type { Log } from '../../ports/log.ts';
import type { ChannelMember, Roster } from '../../ports/roster.ts';
import type { ChannelRef } from '../../shared/channel.ts';
import { isAllowedService } from './guard/check-token.ts';
import { inTime } from './in-time.ts';

export interface RosterDeps {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly serviceOrigins: readonly string[];
  readonly log: Log;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context (50 to 500) */
const PAGE = 500;
/** Each member is looked up before each message; larger channels are for other news. */
const MOST = 500;
const WITHIN_MS = 8_000;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function createRoster({ adapter, appId, serviceOrigins, log }: RosterDeps): Roster {
  return {
    async membersOf(channel) {
      // It may be older than the list of allowed services.
      if (!isAllowedService(channel.serviceUrl, serviceOrigins)) return { is: 'unknown' };
      try {
        const members = await inTime(read(adapter, appId, channel), WITHIN_MS, late);
        return members.length > MOST ? { is: 'too-many' } : { is: 'members', members };
      } catch (error) {
        const { statusCode } = error as { statusCode?: number };
        log.warn('channel.members-unread', { tenantId: channel.tenantId, status: statusCode ?? 0 });
        return statusCode === 403 || statusCode === 404 ? { is: 'gone' } : { is: 'unknown' };
      }
    },
  };
}

async function read(
  adapter: TeamsAdapter,
  appId: string,
  { conversationId, serviceUrl, tenantId }: ChannelRef,
): Promise<ChannelMember[]> {
  const found: ChannelMember[] = [];
  const conversation = {
    id: conversationId,
    conversationType: 'channel',
    isGroup: true,
    tenantId,
    name: '',
  };
  const reference = { channelId: 'msteams', serviceUrl, conversation };
  await adapter.continueConversationAsync(appId, reference, async (context) => {
    let from: string | undefined;
    do {
      const page = await TeamsInfo.getPagedMembers(context, PAGE, from);
      found.push(...page.members.map(memberOf));
      from = page.continuationToken || undefined;
    } while (from && found.length <= MOST);
  });
  return found;
}

/** Without both ids it is somebody, and nobody who may read anything. */
function memberOf(member: TeamsChannelAccount): ChannelMember {
  type Said = TeamsChannelAccount & { tenantId?: string; objectId?: string };
  // The connector says the object id under one of two names, or under both.
  const { id, tenantId, objectId, aadObjectId = objectId } = member as Said;
  const account = {
    tenantId: String(tenantId ?? '').toLowerCase(),
    objectId: String(aadObjectId ?? '').toLowerCase(),
  };
  const known = GUID.test(account.tenantId) && GUID.test(account.objectId);
  return { userId: id, account: known ? account : undefined };
}

const late = () => new Error('Teams took too long to answer');
