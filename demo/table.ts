/** The demonstration's table: 159 columns, plain characters, so that it can be read in a terminal and a log. */
import type { CaseReport, ClimbedRung } from './case-report';

type Column = { title: string; width: number; right?: true; cell: (report: CaseReport) => string };

const LANGUAGE: Readonly<Record<string, string>> = { rom: 'bn (latin)' };

const COLUMNS: readonly Column[] = [
  { title: 'reference', width: 12, cell: ({ reference }) => reference },
  { title: 'category', width: 22, cell: ({ played: { grievance } }) => subjectOf(grievance) },
  {
    title: 'written in',
    width: 10,
    cell: ({ played: { grievance } }) => LANGUAGE[grievance.writtenIn] ?? grievance.writtenIn,
  },
  { title: 'channel', width: 11, cell: ({ played: { grievance } }) => grievance.channel },
  { title: 'road', width: 29, cell: ({ played: { script } }) => script.roads.join('; ') },
  { title: 'end', width: 18, cell: endOf },
  { title: 'deadlines', width: 16, cell: deadlinesOf },
  { title: 'sent', width: 4, right: true, cell: ({ messages }) => String(messages.length) },
  { title: 'rungs: ms late', width: 21, cell: ({ rungs }) => rungs.map(rungMark).join(' ') },
];
const GAP = '  ';
/** Links begin under the second column. */
const LINK_INDENT = ' '.repeat(12 + GAP.length);

export function tableOf(reports: readonly CaseReport[]): string {
  const rule = COLUMNS.map(({ width }) => '─'.repeat(width)).join(GAP);
  const head = line(COLUMNS.map(({ title }) => title));
  const rows = reports.flatMap((report) => [
    ...linesOf(report),
    ...report.differences.map((difference) => `${LINK_INDENT}✗ ${difference}`),
    `${LINK_INDENT}${report.history}`,
  ]);
  return [head, rule, ...rows, rule, LEGEND].join('\n');
}

const LEGEND = [
  'end: ✓ as its script says, ✗ not; c: cycles, l: highest level of escalation (1 HoD, 2 district, 3 Cell, 4 Chief Secretary).',
  'rungs: n at once, r reminder, q reminder of a question, i interim reply wanted, o overdue, h HoD, d district, c Cell, t top.',
  'A rung whose instant passed while its clock stood still (a question open, no office yet) is late from the movement that made it due.',
].join('\n');

function linesOf(report: CaseReport): string[] {
  const cells = COLUMNS.map(({ cell, width }) => wrapped(cell(report), width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) => line(cells.map((lines) => lines[i] ?? '')));
}

function line(cells: readonly string[]): string {
  const padded = COLUMNS.map(({ width, right }, i) => {
    const text = cells[i] ?? '';
    return right === true ? text.padStart(width) : text.padEnd(width);
  });
  return padded.join(GAP).trimEnd();
}

/** Breaks between words; a word longer than the column is cut into pieces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width))) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

function pieces(word: string, width: number): string[] {
  return word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''];
}

function subjectOf({ kind, expectedCategory }: { kind: string; expectedCategory: string }): string {
  return kind === 'grievance' ? expectedCategory : `${kind}: ${expectedCategory}`;
}

function endOf({ end, differences }: CaseReport): string {
  const marks = [
    end.cycle > 1 ? `c${end.cycle}` : '',
    end.escalationLevel > 0 ? `l${end.escalationLevel}` : '',
  ].filter((mark) => mark !== '');
  return [differences.length === 0 ? '✓' : '✗', end.outcome ?? end.stage, ...marks].join(' ');
}

function deadlinesOf({ atrsInTime, missed, end }: CaseReport): string {
  const answered = (end.outcome === 'answered' || end.outcome === 'noted') && !missed.includes('answer');
  const met = answered
    ? ['answer met']
    : atrsInTime > 0
      ? [`ATR met${atrsInTime > 1 ? ` ×${atrsInTime}` : ''}`]
      : [];
  const said = [...met, ...missed.map((clock) => `${clock} missed`)];
  return said.length === 0 ? '—' : said.join(', ');
}

const ESCALATION: Readonly<Record<string, string>> = { hod: 'h', district: 'd', cell: 'c', highest: 't' };
const ACTION: Readonly<Record<string, string>> = {
  notify: 'n',
  reminder: 'r',
  overdue: 'o',
  'interim-reply-wanted': 'i',
};

export function rungMark({ action, audience, lateMs }: ClimbedRung): string {
  const escalated = action === 'escalate' ? ESCALATION[audience] : undefined;
  const asked = action === 'reminder' && audience === 'complainant' ? 'q' : undefined;
  return `${escalated ?? asked ?? ACTION[action] ?? '?'}${lateMs}`;
}

/** Lateness of all rungs together: how many, the middle one, the latest. */
export function latenessOf(reports: readonly CaseReport[]): { count: number; p50: number; max: number } {
  const late = reports.flatMap(({ rungs }) => rungs.map(({ lateMs }) => lateMs)).sort((a, b) => a - b);
  return { count: late.length, p50: late[Math.floor(late.length / 2)] ?? 0, max: late.at(-1) ?? 0 };
}
