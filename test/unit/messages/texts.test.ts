import fc from 'fast-check';
import { measuredTexts } from '../../../domain/messages/measure';
import { MESSAGE_EVENTS, MESSAGE_ROWS, groupOf } from '../../../domain/messages/table';
import {
  MessageNotInTable,
  MessageValueMissing,
  renderMessage,
  templateOf,
} from '../../../domain/messages/templates';
import { texts } from '../../../domain/messages/texts';
import { ENGLISH } from '../../../domain/messages/texts-en';
import { abridged, dueInWords, LONGEST_VALUE, messageValues } from '../../../domain/messages/values';
import { outcomeInWords, reasonInWords } from '../../../domain/messages/reasons';
import { AUDIENCES, LANGUAGES, OUTCOMES, REASON_CODES } from '../../../domain/vocabulary';

const all = measuredTexts();
const holes = (template: string): string[] => (template.match(/\{\w+\}/g) ?? []).sort();

test('every event, audience and language has its text, with nothing left open', () => {
  const pairs = MESSAGE_EVENTS.flatMap((event) =>
    AUDIENCES.filter((audience) => groupOf(event, audience) !== null),
  );
  expect(all).toHaveLength(pairs.length * LANGUAGES.length);
  expect(all.filter((m) => /[{}]|undefined|null/.test(m.text))).toEqual([]);
});

test('every text begins with what it is about and its reference, and ends with who sends it', () => {
  for (const m of all) {
    expect(m.text).toContain('26 1234 5678');
    expect(templateOf(m.event, m.audience, m.language)).toMatch(/^\{subject\} \{reference\}/);
    expect(m.text.endsWith(' -SSM WB')).toBe(true);
  }
});

test('every text says by when, or nothing more follows', () => {
  for (const event of MESSAGE_EVENTS)
    for (const row of Object.values(MESSAGE_ROWS[event].tell))
      expect([event, row.needs.includes('due')]).toEqual([event, row.due !== null]);
});

test('the placeholders are the same in every language', () => {
  for (const m of all)
    expect([m.event, holes(templateOf(m.event, m.audience, m.language))]).toEqual([
      m.event,
      holes(templateOf(m.event, m.audience, 'en')),
    ]);
});

test('no placeholder ends a template: DLT refuses a variable as last word', () => {
  expect(all.filter((m) => /\}$/.test(templateOf(m.event, m.audience, m.language)))).toEqual([]);
});

test('digits are Latin, text is NFC, and each language is in its script', () => {
  const foreign = { bn: /\p{Script=Devanagari}(?<!।)/u, hi: /\p{Script=Bengali}/u, en: /[^\x20-\x7e]/ };
  for (const m of all) {
    expect(m.text).not.toMatch(/[০-৯०-९]/);
    expect(m.text).toBe(m.text.normalize('NFC'));
    expect(m.text.replace(/।/g, '.')).not.toMatch(foreign[m.language]);
  }
});

test('English takes one SMS, Bengali and Hindi two at most, with the longest values', () => {
  expect(all.filter((m) => m.language === 'en' && m.length.encoding !== 'gsm-7')).toEqual([]);
  expect(all.filter((m) => m.length.parts > (m.language === 'en' ? 1 : 2))).toEqual([]);
});

test('a value fits a DLT variable, whatever the office is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
      expect(abridged(name).length).toBeLessThanOrEqual(LONGEST_VALUE);
    }),
  );
  expect(abridged('Office of the Block Development Officer, Lalgola')).toBe('Office of the Block..');
  expect(abridged('Director – Women’s  Affairs')).toBe("Director - Women's Affairs");
  for (const language of LANGUAGES) {
    for (const code of Object.values(REASON_CODES).flat())
      expect(reasonInWords(code, language).length).toBeLessThanOrEqual(LONGEST_VALUE);
    for (const outcome of OUTCOMES)
      expect(outcomeInWords(outcome, language).length).toBeLessThanOrEqual(LONGEST_VALUE);
  }
});

describe('values', () => {
  const facts = {
    reference: '26 0001 2345',
    kind: 'suggestion',
    emergency: false,
    office: null,
    due: null,
    reasonCode: null,
    outcome: null,
    helpline: '1800',
    signature: 'SSM',
  } as const;
  const late = Date.UTC(2026, 8, 27, 19, 0);

  test('a date is local, with the hour where hours matter', () => {
    expect(dueInWords(late, 'en', true)).toBe('28 Sep 00:30');
    expect(dueInWords(late, 'bn', false)).toBe('28/09');
    expect(messageValues({ ...facts, due: late }, 'complainant', 'en').due).toBe('28 Sep');
    expect(messageValues({ ...facts, due: late, emergency: true }, 'complainant', 'en').due).toBe(
      '28 Sep 00:30',
    );
    expect(messageValues({ ...facts, due: late }, 'hod', 'hi').due).toBe('28/09 00:30');
  });

  test('an unknown fact is said so; it never stops a message', () => {
    for (const m of all)
      expect(() =>
        renderMessage(
          m.event,
          m.audience,
          m.language,
          messageValues({ ...facts, outcome: 'noted' }, m.audience, m.language),
        ),
      ).not.toThrow();
  });

  test('subjects are of the kind of case, and officers see an emergency first', () => {
    expect(messageValues(facts, 'complainant', 'bn').subject).toBe('আপনার পরামর্শ');
    expect(messageValues({ ...facts, emergency: true }, 'hod', 'en').subject).toBe('EMERGENCY');
  });

  test('an unknown reason code is another reason', () => {
    expect(reasonInWords('toString', 'en')).toBe('other reason');
  });
});

describe('mistakes', () => {
  const bare = { subject: 'Grievance', reference: '26 0001 2345', signature: 'SSM' };

  test('a missing value is named', () => {
    expect(() =>
      renderMessage('ended-redressed', 'complainant', 'en', { ...bare, helpline: '1800' }),
    ).toThrow(new MessageValueMissing('ended-redressed', 'complainant', 'due'));
  });

  test('an audience that the row does not have compiles as little as it renders', () => {
    // @ts-expect-error the validator is not told that a case was lodged
    expect(() => renderMessage('lodged', 'validator', 'en', bare)).toThrow(MessageNotInTable);
  });

  test('a forgotten text, a forgotten and a misspelt placeholder do not compile', () => {
    const { lodged: _left, ...rest } = ENGLISH;
    // @ts-expect-error no text for lodged
    texts(rest);
    // @ts-expect-error {due} is missing
    texts({ ...ENGLISH, lodged: { complainant: '{subject} {reference} is registered.' } });
    // @ts-expect-error {ofice} is no placeholder
    texts({ ...ENGLISH, lodged: { complainant: '{subject} {reference} goes to {ofice} by {due}.' } });
  });
});
