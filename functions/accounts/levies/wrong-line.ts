/** Why a line is no charge: which of its fields, and what to do. */
export class WrongLine extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
