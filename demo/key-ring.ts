/** Keys of every post and channel that appears, each made when it is first needed, as `ssm key create` makes them. */
import type { Knex } from 'knex';
import { createKey } from '../register/api-keys';
import type { KeyOwner } from '../register/api-keys';

export class KeyRing {
  private readonly keys = new Map<string, Promise<string>>();

  constructor(private readonly db: Knex) {}

  ofPost(post: string): Promise<string> {
    return this.of(`post ${post}`, { post });
  }

  ofChannel(channel: string): Promise<string> {
    return this.of(`channel ${channel}`, { channel });
  }

  private of(name: string, owner: KeyOwner): Promise<string> {
    const known = this.keys.get(name) ?? createKey(this.db, owner);
    this.keys.set(name, known);
    return known;
  }
}
