import { type FieldError } from '../errors';
import { privateIn, type PrivateKind, maskPrivate } from './private-text';
import type { AnyRoute } from '../route';
import * as z from '../zod';

/**
 * A part of a body by which one says that a telephone number in its words is an office's and meant to be public. It lets telephone
 * numbers through, never an identity number or a card, and stays in the trail.
 */
export const ConfirmsContact = { publishesContact: z.optional(z.boolean()) };

/** What is private in one text. */
export interface PrivateFind {
  readonly kind: PrivateKind;
  /** The very words, as they were written. */
  readonly words: string;
}

/** What is private in one field of a body: `path` as in `FieldError`. */
export interface PrivateField {
  readonly path: string;
  readonly found: readonly PrivateFind[];
}

export const privateWordsOf = (text: string): PrivateFind[] =>
  privateIn(text).map(({ kind, from, to }) => ({ kind, words: text.slice(from, to) }));

/** A telephone number may be an office's; nobody's identity number or card is. */
export const isContact = ({ kind }: PrivateFind): boolean => kind === 'phone' || kind === 'landline';

type Place = readonly [path: string, value: unknown];

function stepInto([path, value]: Place, name: string): Place[] {
  const at = (key: string): string => (path ? `${path}.${key}` : key);
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Array.isArray(value) ? value.map((one, place): Place => [at(String(place)), one]) : [];
  return Object.prototype.hasOwnProperty.call(value, name)
    ? [[at(name), (value as Record<string, unknown>)[name]]]
    : [];
}

/** The texts of a body under a path such as `lines.*.summary`. */
const textsUnder = (body: unknown, path: string): Place[] =>
  path
    .split('.')
    .reduce<Place[]>((places, name) => places.flatMap((place) => stepInto(place, name)), [['', body]])
    .filter(([, value]) => typeof value === 'string');

/**
 * The numbers of persons in what a body would make public, by the route's own declaration. The body need not have been parsed: what
 * is not where the route says is passed over.
 */
export function privateFieldsOf({ publishes = [], publishesContacts = [] }: AnyRoute, body: unknown): PrivateField[] {
  const fields = [...publishes, ...publishesContacts].flatMap((path) =>
    textsUnder(body, path).map(([place, text]) => ({
      path: place,
      found: privateWordsOf(text as string).filter((one) => !isContact(one) || publishes.indexOf(path) >= 0),
    })),
  );
  return fields.filter(({ found }) => found.length > 0);
}

const NAMES: Record<PrivateKind, string> = {
  idNumber: '身份证号',
  phone: '手机号',
  landline: '座机号',
  card: '银行卡号',
};
/** “5115**********21”像是身份证号: what a person reads of one. Its words are masked unless told otherwise, since errors are passed on. */
export const sayPrivate = ({ kind, words }: PrivateFind, shown = maskPrivate(words)): string =>
  `“${shown}”像是${NAMES[kind]}`;

export const fieldErrorsOf = (fields: readonly PrivateField[]): FieldError[] =>
  fields.map(({ path, found }) => ({
    path,
    message: `${found.map((one) => sayPrivate(one)).join('，')}，请删掉或者遮住`,
  }));
