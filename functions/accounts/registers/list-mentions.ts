import { listMentions } from '@shared/accounts/mentions';
import { handle } from '../../platform/serve';
import { mentionsOf } from './mention-store';

export const listMentionsHandler = handle(listMentions)(({ params, query }) => mentionsOf(params, query));
