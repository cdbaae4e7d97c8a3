/** Officers and postings, for those who keep the directory (P8). */
import type { Knex } from 'knex';
import type { Instant } from '../../domain/time';

export type OfficerRow = {
  id: string;
  name: string;
  mobile: string | null;
  email: string | null;
  language: string;
};
export type PostingRow = {
  id: string;
  post: string;
  officer: string;
  from_at: Instant;
  until_at: Instant | null;
  acting: boolean;
};

export async function listOfficers(db: Knex, after: string, limit: number): Promise<OfficerRow[]> {
  return (await db('officers').where('id', '>', after).orderBy('id').limit(limit)) as OfficerRow[];
}

export async function listPostings(
  db: Knex,
  filters: { post?: string | undefined; officer?: string | undefined },
  after: string,
  limit: number,
): Promise<PostingRow[]> {
  const query = db('postings').where('id', '>', after).orderBy('id').limit(limit);
  if (filters.post !== undefined) void query.where('post', filters.post);
  if (filters.officer !== undefined) void query.where('officer', filters.officer);
  return (await query) as PostingRow[];
}
