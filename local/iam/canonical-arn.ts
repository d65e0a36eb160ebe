import { MEDIA_BUCKET_ARN } from '../../infrastructure/names';

/** What a statement's resource is called in requests: `CivicTable.Arn/index/gsi1`. */
export function canonicalArn(resource: unknown): string {
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': text } = resource as { 'Fn::GetAtt'?: string[]; 'Fn::Sub'?: string };
  if (attribute) return attribute.join('.');
  if (text === undefined) return String(resource);
  return text.replace(MEDIA_BUCKET_ARN, 'MediaBucket.Arn').replace(/\$\{([\w.]+)\}/g, '$1');
}
