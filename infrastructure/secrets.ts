import { kept, type Resource, type Resources } from './cloudformation';

/** Made by the stack, and seen by nobody. */
const secret: Resource = kept({
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
});

export const secretResources: Resources = {
  /** Seals identity numbers. */
  IdentitySecret: secret,
  /** Seals phones. */
  PhoneSecret: secret,
  /** Keys the seals of rows that say who somebody is and what they may. */
  RowSecret: secret,
  /** Keys the hashes people are looked up by. */
  LookupSecret: secret,
  /** Seals page cursors. */
  CursorSecret: secret,
  /** Holds the links of the reports' trails together: without it nobody can write a link that passes `npm run audit:verify`. */
  AuditSecret: secret,
};
