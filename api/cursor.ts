/**
 * Keyset cursors: where a page ended, opaque to the caller. The check sum binds a cursor to its list and filters,
 * so that one that was cut short, altered or used elsewhere is refused rather than answered with a wrong page. It is
 * no secret and needs none: scope is in the query itself.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../register/ledger/canonical-json';
import { invalid } from './problem';

export type CursorValue = string | number;

export function makeCursor(list: unknown, position: readonly CursorValue[]): string {
  const json = JSON.stringify(position);
  return Buffer.from(`${sum(list, json)}${json}`, 'utf8').toString('base64url');
}

/** @throws Problem 422 for a cursor that this list with these filters never gave */
export function readCursor(list: unknown, cursor: string): CursorValue[] {
  const read = Buffer.from(cursor, 'base64url').toString('utf8');
  const json = read.slice(12);
  if (read.slice(0, 12) !== sum(list, json)) throw wrongCursor();
  const position = parsed(json);
  if (!Array.isArray(position)) throw wrongCursor();
  return position.map((value: unknown) => {
    if (typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
    throw wrongCursor();
  });
}

/** A check sum without a secret can be forged: nothing behind it is believed either. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw wrongCursor();
  }
}

function sum(list: unknown, json: string): string {
  return createHash('sha256')
    .update(`${canonicalJson(list)} ${json}`)
    .digest('base64url')
    .slice(0, 12);
}

function wrongCursor(): Error {
  return invalid([
    { field: 'cursor', message: 'was not given by this list with these filters; begin without it' },
  ]);
}

/** A page from one row more than asked for: it says whether there is another. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  list: unknown,
  positionOf: (row: Row) => readonly CursorValue[],
  itemOf: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(itemOf), nextCursor: more ? makeCursor(list, positionOf(last)) : null };
}
