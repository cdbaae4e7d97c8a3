/** `docs/messages.md`, made from the table; a test holds the file to it. */
import type { Language } from '../vocabulary';
import { measuredTexts } from './measure';
import type { MeasuredText } from './measure';
import { SILENT_EVENTS } from './news';
import { MESSAGE_EVENTS, MESSAGE_ROWS } from './table';
import type { MessageEvent } from './table';
import { templateOf } from './templates';

const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['bn', 'Bengali'],
  ['hi', 'Hindi'],
];

export function messagesDocument(): string {
  const measured = oneOfEachGroup(measuredTexts());
  return [
    '# Messages: who is told what',
    '',
    'Made from `domain/messages/`; do not edit here. A rung’s channels are those of the ladder (SMS where it names',
    'none). Channels joined by “else” are an order of preference, by “and” all are used; an emergency’s messages to',
    'the Cell go by SMS and e-mail. `{due}` is explained at `DueOf` in `domain/messages/row.ts`. Every text ends with',
    'the programme’s short name.',
    '',
    '| event | when | told | channels | `{due}` | 21:00–9:00 |',
    '|---|---|---|---|---|---|',
    ...MESSAGE_EVENTS.flatMap(tableRows),
    '',
    '## Not told',
    '',
    '| ledger event | why |',
    '|---|---|',
    ...Object.entries(SILENT_EVENTS).map(([type, why]) => `| ${type} | ${why} |`),
    '',
    '## Texts',
    '',
    ...MESSAGE_EVENTS.flatMap((event) => textsOf(event, measured)),
    '## Longer than one SMS',
    '',
    `Measured with the longest plausible values (160 GSM-7 or 70 UCS-2 characters are one part): ${summary(measured)}`,
    '',
    '| event | text for | language | encoding | length | parts |',
    '|---|---|---|---|---|---|',
    ...measured
      .filter((m) => m.length.parts > 1)
      .map(
        (m) =>
          `| ${m.event} | ${m.group} | ${m.language} | ${m.length.encoding} | ${m.length.units} | ${m.length.parts} |`,
      ),
    '',
  ].join('\n');
}

/** One text a group: its audiences read the same. */
function oneOfEachGroup(all: readonly MeasuredText[]): MeasuredText[] {
  return all.filter(
    (m, i) =>
      all.findIndex((o) => o.event === m.event && o.group === m.group && o.language === m.language) === i,
  );
}

function tableRows(event: MessageEvent): string[] {
  const row = MESSAGE_ROWS[event];
  const night = {
    kept: 'waits',
    broken: 'is sent',
    'broken-in-emergencies': 'waits, save in an emergency',
  }[row.quietHours];
  return Object.values(row.tell).map((group) => {
    const told = `${group.audiences.join(', ')}${group.onlyEmergency === true ? ' (emergency)' : ''}`;
    const channels =
      group.channels.length === 0
        ? 'the rung’s'
        : group.channels.join(group.delivery === 'every' ? ' and ' : ' else ');
    return `| ${event} | ${row.when} | ${told} | ${channels} | ${group.due ?? '—'} | ${night} |`;
  });
}

function textsOf(event: MessageEvent, measured: readonly MeasuredText[]): string[] {
  return Object.entries(MESSAGE_ROWS[event].tell).flatMap(([name, group]) => {
    const audience = group.audiences[0];
    if (audience === undefined) return [];
    return [
      `**${event}** → ${group.audiences.join(', ')}`,
      '',
      ...LANGUAGE_NAMES.map(([language, title]) => {
        const found = measured.find((m) => m.event === event && m.group === name && m.language === language);
        return `- ${title} (${found?.length.parts ?? 0}): ${templateOf(event, audience, language)}`;
      }),
      '',
    ];
  });
}

function summary(measured: readonly MeasuredText[]): string {
  return LANGUAGE_NAMES.map(([language, title]) => {
    const own = measured.filter((m) => m.language === language);
    const one = own.filter((m) => m.length.parts === 1).length;
    const most = Math.max(...own.map((m) => m.length.parts));
    return `${title} ${one} of ${own.length} texts in one part, ${most} at most`;
  })
    .join('; ')
    .concat('.');
}
