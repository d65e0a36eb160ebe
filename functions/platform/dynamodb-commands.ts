/**
 * The document client's commands without the client: a name and an input. In a bundle they stand in for `@aws-sdk/lib-dynamodb`
 * (`serverless.yml`), whose client nobody there uses: `DynamoDB` sends them itself (ADR 50).
 */
class Command {
  constructor(readonly input: object) {}
}

export class BatchGetCommand extends Command {}
export class BatchWriteCommand extends Command {}
export class DeleteCommand extends Command {}
export class GetCommand extends Command {}
export class PutCommand extends Command {}
export class QueryCommand extends Command {}
export class ScanCommand extends Command {}
export class TransactGetCommand extends Command {}
export class TransactWriteCommand extends Command {}
export class UpdateCommand extends Command {}
