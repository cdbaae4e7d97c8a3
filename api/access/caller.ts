/** Who calls: from a key to a post or a channel (page 8, Who calls). */
import type { Knex } from 'knex';
import type { Actor } from '../../domain/lifecycle/commands';
import type { Channel, PostRole, Verification } from '../../domain/vocabulary';
import { findKey } from '../../register/api-keys';
import type { ApiKey } from '../../register/api-keys';
import type { Directory, Office, Post } from '../../register/directory/directory';
import { Problem } from '../problem';

export type PostCaller = {
  kind: 'post';
  key: ApiKey;
  role: PostRole;
  post: Post;
  office: Office;
  /** The officer in the post now; his actions carry his name too. */
  officer: string | null;
};
export type ChannelCaller = { kind: 'channel'; key: ApiKey; role: 'channel'; channel: Channel };
export type Caller = PostCaller | ChannelCaller;

/** @throws Problem 401 when no known key is given */
export async function callerOf(
  db: Knex,
  directory: Directory,
  authorization: string | undefined,
): Promise<Caller> {
  const given = /^Bearer +([\x21-\x7e]{1,200}) *$/i.exec(authorization ?? '')?.[1];
  const key = given === undefined ? null : await findKey(db, given);
  if (key === null)
    throw new Problem('not-known', {
      detail: 'Send "Authorization: Bearer <key>" with a key that `ssm key create` printed.',
      headers: { 'WWW-Authenticate': 'Bearer realm="ssm"' },
    });
  if (key.channel !== null) return { kind: 'channel', key, role: 'channel', channel: key.channel };
  const post = key.post === null ? null : directory.post(key.post);
  const office = post === null ? null : directory.office(post.office);
  if (post === null || office === null)
    throw new Problem('not-permitted', { detail: 'The post of this key does not exist any more.' });
  const officer = directory.holderOf(post.id)?.officer ?? null;
  return { kind: 'post', key, role: post.role, post, office, officer };
}

/** The caller as the lifecycle sees him. */
export function actorOf(caller: Caller, verifiedBy: Verification | null = null): Actor {
  if (caller.kind === 'post')
    return {
      role: caller.role,
      office: caller.office.id,
      post: caller.post.id,
      by: caller.post.id,
      verifiedBy,
    };
  return { role: 'channel', office: null, post: null, by: `key:${caller.key.id}`, verifiedBy };
}

/** Who uploaded or published something: the post (keys change), or the channel's key. */
export function labelOf(caller: Caller): string {
  return caller.kind === 'post' ? caller.post.id : `key:${caller.key.id}`;
}
