/** An error S3 answers with: its code, its HTTP status and the XML document clients read. */
export class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, string | number> = {},
  ) {
    super(message);
  }

  toXml(requestId: string): string {
    const details = Object.entries(this.details).map(([name, value]) => element(name, String(value)));
    const body = [
      element('Code', this.code),
      element('Message', this.message),
      ...details,
      element('RequestId', requestId),
    ];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body.join('')}</Error>`;
  }
}

const escapeXml = (text: string) =>
  text.replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c]!);

export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

export const accessDenied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message);
export const invalidArgument = (message: string) => new S3Error(400, 'InvalidArgument', message);
