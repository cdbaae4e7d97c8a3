import type { PlannedMessage } from '../../domain/messages/plan';
import type { Directory, Post, Recipient } from '../directory/directory';

/**
 * The officers behind a planned message's offices. A vacant post never swallows a message: its acting officer
 * (who is its holder meanwhile), else the answerable officer one level up (page 3, Ladder).
 */
export function officersToTell(
  directory: Directory,
  message: Pick<PlannedMessage, 'audience' | 'offices' | 'post'>,
): Recipient[] {
  const found = new Map<string, Recipient>();
  message.offices.forEach((office, i) => {
    const last = i === message.offices.length - 1;
    const named = last && message.post !== null ? directory.post(message.post) : null;
    const posts =
      named !== null && named.office === office ? [named] : postsFor(directory, message.audience, office);
    for (const post of posts) {
      const recipient = orOneLevelUp(directory, post);
      if (recipient !== null) found.set(recipient.post, recipient);
    }
  });
  return [...found.values()];
}

const ROLE_OF_AUDIENCE: Readonly<Record<string, Post['role']>> = {
  hod: 'hod',
  nodal: 'nodal-officer',
  validator: 'validator',
};

function postsFor(directory: Directory, audience: PlannedMessage['audience'], office: string): Post[] {
  const role = ROLE_OF_AUDIENCE[audience];
  const ofRole = role === undefined ? [] : directory.postsAt(office).filter((post) => post.role === role);
  if (ofRole.length > 0) return ofRole;
  const answerable = directory.answerable(office);
  return answerable === null ? [] : [answerable.post];
}

function orOneLevelUp(directory: Directory, post: Post): Recipient | null {
  let current: Post | null = post;
  const seen = new Set<string>();
  while (current !== null && !seen.has(current.id)) {
    const holder = directory.holderOf(current.id);
    if (holder !== null) {
      const { officer, name, mobile, email, language } = holder;
      return { post: current.id, officer, name, mobile, email, language };
    }
    seen.add(current.id);
    const above: string | null = directory.office(current.office)?.parent ?? null;
    current = above === null ? null : (directory.answerable(above)?.post ?? null);
  }
  return null;
}
