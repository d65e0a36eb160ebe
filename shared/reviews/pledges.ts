import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';
import { SubjectParams } from './reviews';

/** Days ahead in which a pledge has to be kept: nothing is mended overnight, and nobody waits for a year. */
export const PLEDGE_DAYS = { least: 7, most: 180 } as const;

export const pledgeImprovement = defineRoute({
  id: 'pledgeImprovement',
  method: 'POST',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledges',
  summary:
    'Promises everybody, with a day, what will be better: the cadre, or the village, whose score is shown. On that day its raters are asked (整改承诺)',
  access: ['cadre'],
  within: 'villageCode',
  params: SubjectParams,
  body: z.object({
    words: z
      .string()
      .check(z.trim(), z.minLength(10, '请写清楚要改什么，至少 10 个字'), z.maxLength(300, '最多 300 个字')),
    byOn: Day,
  }),
  publishes: ['words'],
  response: z.object({ number: z.int() }),
  errors: [
    'content.rejected',
    'wechat.unavailable',
    'identity.bindingRequired',
    'reviews.privateLife',
    'reviews.pledgeOpen',
    'words.names',
  ],
  idempotent: true,
});

export const confirmPledge = defineRoute({
  id: 'confirmPledge',
  method: 'PUT',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledge/kept',
  summary:
    'Says whether what was promised was done, as one who judged before it was; told as a count, from five on, when all had time to say (做到了吗)',
  access: 'signedIn',
  params: SubjectParams,
  body: z.object({ kept: z.boolean() }),
  response: z.object({ kept: z.boolean() }),
  errors: [
    'version.stale',
    'reviews.nothingToConfirm',
    'reviews.ownWork',
    'reviews.ownHousehold',
    'identity.bindingRequired',
  ],
});
