import type { PolicyDetail } from '@shared/subsidies/policies';
import { FIELD, POLICY } from '../policy-copy';

/** A policy as it is read aloud: the three lines, then each question with its answer. */
export const wordsOf = (policy: PolicyDetail): string =>
  [
    `${policy.name}。`,
    ...policy.summary,
    `${FIELD.audience}：${policy.audience}。`,
    `${FIELD.steps}：`,
    ...policy.steps.map((step, place) => `第${place + 1}步，${step}。`),
    `${FIELD.documents}：${policy.documents.join('、') || POLICY.nothing}。`,
    `${FIELD.where}：${policy.where}。`,
    `${FIELD.deadline}：${policy.deadline}。`,
    `${FIELD.phone}：${policy.phone}。`,
  ].join('\n');
