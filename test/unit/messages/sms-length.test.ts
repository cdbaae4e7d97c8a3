import { smsLength } from '../../../domain/messages/sms-length';

test.each([
  ['nothing', '', 'gsm-7', 0, 1],
  ['160 plain', 'a'.repeat(160), 'gsm-7', 160, 1],
  ['161 plain', 'a'.repeat(161), 'gsm-7', 161, 2],
  ['306 plain', 'a'.repeat(306), 'gsm-7', 306, 2],
  ['307 plain', 'a'.repeat(307), 'gsm-7', 307, 3],
  ['an extension character counts twice', `${'a'.repeat(158)}€`, 'gsm-7', 160, 1],
  ['and may be one too many', `${'a'.repeat(159)}€`, 'gsm-7', 161, 2],
  [
    'its pair is never split: 152 + pair + 153 needs three parts',
    `${'a'.repeat(152)}€${'a'.repeat(152)}`,
    'gsm-7',
    306,
    3,
  ],
  ['Greek capitals and é are GSM-7', 'ΔΩé@£\n', 'gsm-7', 6, 1],
  ['a typographic apostrophe is not', '’', 'ucs-2', 1, 1],
  ['nor is a backtick', '`', 'ucs-2', 1, 1],
  ['70 Bengali', 'ক'.repeat(70), 'ucs-2', 70, 1],
  ['71 Bengali', 'ক'.repeat(71), 'ucs-2', 71, 2],
  ['134 Bengali', 'ক'.repeat(134), 'ucs-2', 134, 2],
  ['135 Bengali', 'ক'.repeat(135), 'ucs-2', 135, 3],
  ['vowel signs count', 'কি', 'ucs-2', 2, 1],
  ['an emoji is two units and never split', `${'ক'.repeat(66)}😀${'ক'.repeat(66)}`, 'ucs-2', 134, 3],
])('%s', (_what, text, encoding, units, parts) => {
  expect(smsLength(text)).toEqual({ encoding, units, parts });
});
