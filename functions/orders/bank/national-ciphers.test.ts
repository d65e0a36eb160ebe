import { sm4 } from 'sm-crypto-v2';
import { readMessage, writeMessage } from './message';
import { hashSm3, isSignedSm2, openSm4, sealSm4, signSm2 } from './national-ciphers';

const KEY = '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8';
const PUBLIC =
  '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13';
const ID = '1234567812345678';
const SIGNATURE =
  'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA';

test('SM3 and SM4 give what the standards say', () => {
  expect(hashSm3(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  const block = '0123456789abcdeffedcba9876543210';
  expect(sm4.encrypt(Buffer.from(block, 'hex'), block, { mode: 'ecb', padding: 'none' })).toBe(
    '681edf34d206965e86b3e94f536e4246',
  );
  expect(openSm4(sealSm4('王𠮷英|100.00|', block, KEY.slice(0, 32)), block, KEY.slice(0, 32))).toBe('王𠮷英|100.00|');
});

test('the signature of GM/T 0003.5 verifies, with its id and no other', () => {
  expect(isSignedSm2('message digest', SIGNATURE, PUBLIC, ID)).toBe(true);
  expect(isSignedSm2('message digest', SIGNATURE, PUBLIC, 'ALICE123@YAHOO.COM')).toBe(false);
  expect(isSignedSm2('message digesT', SIGNATURE, PUBLIC, ID)).toBe(false);
  for (const none of ['', 'zz', SIGNATURE.slice(2), `${SIGNATURE}00`, '0'.repeat(128)])
    expect(isSignedSm2('message digest', none, PUBLIC, ID)).toBe(false);
});

test('what is signed verifies under its own id alone', () => {
  const signature = signSm2('一百元', KEY, 'C0001');
  expect(isSignedSm2('一百元', signature, PUBLIC, 'C0001')).toBe(true);
  expect(isSignedSm2('一百元', signature, PUBLIC, ID)).toBe(false);
});

test('a message is read as it was written, and not with a letter changed', () => {
  const text = writeMessage({ a: ',"sign":"' }, { amount: '100.00' }, KEY, 'C0001');
  expect(readMessage(text, PUBLIC, 'C0001')).toEqual(expect.objectContaining({ body: { amount: '100.00' } }));
  for (const bad of [text.replace('100.00', '900.00'), text.slice(0, -1), text.slice(0, -20), `${text} `, '', '{}'])
    expect(readMessage(bad, PUBLIC, 'C0001')).toBeUndefined();
});
