/**
 * The hash chain of a case. Each entry's hash covers the entry, a salted digest of its words, and the hash
 * before it; the words themselves lie apart, so that a person can be erased and the chain still verifies.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { LedgerEntry } from '../../domain/lifecycle/events';
import { canonicalJson } from './canonical-json';

/** What precedes the first entry of every case. */
export const CHAIN_START = '0'.repeat(64);

export type ChainedFacts = {
  reference: string;
  entry: LedgerEntry;
  fromStage: string | null;
  toStage: string;
  office: string | null;
  actor: { post: string | null; officer: string | null; channel: string | null };
  cycle: number;
  digest: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** Without its salt, the digest of a short remark could be guessed. */
export function digestOf(salt: string, payload: unknown): string {
  return sha256(`${salt}${canonicalJson(payload)}`);
}

export function chainHash(previousHash: string, facts: ChainedFacts): string {
  return sha256(`${previousHash}${canonicalJson(facts)}`);
}
