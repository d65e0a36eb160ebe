import type { Resource, Text } from './cloudformation';
import type { Statement } from './rights';

/** What a service of AWS must say of itself before it may take a role on. */
type Trust = Readonly<Record<string, Readonly<Record<string, Text>>>>;

/**
 * A role that one service of AWS takes on.
 * @param service its principal: `lambda.amazonaws.com`, the same in AWS China.
 */
export const roleOf = (
  service: string,
  PolicyName: string,
  Statement: readonly Statement[],
  { trust, ...more }: { trust?: Trust; [property: string]: unknown } = {},
): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    ...more,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
          ...(trust && { Condition: trust }),
        },
      ],
    },
    Policies: [{ PolicyName, PolicyDocument: { Version: '2012-10-17', Statement } }],
  },
});
