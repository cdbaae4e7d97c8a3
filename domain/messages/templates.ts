/** From an event, an audience and a language to the text that is sent. */
import type { Audience, Language } from '../vocabulary';
import { groupOf } from './table';
import type { AudienceOf, MessageEvent } from './table';
import { BENGALI } from './texts-bn';
import { ENGLISH } from './texts-en';
import { HINDI } from './texts-hi';
import type { MessageValues } from './values';

type Templates = Readonly<Record<MessageEvent, Readonly<Record<string, string>>>>;
const TEMPLATES: Readonly<Record<Language, Templates>> = { bn: BENGALI, en: ENGLISH, hi: HINDI };

/** A text needs a value that the case does not have: the message cannot be written; the case goes on. */
export class MessageValueMissing extends Error {
  override readonly name = 'MessageValueMissing';
  constructor(
    readonly event: MessageEvent,
    readonly audience: Audience,
    readonly value: string,
  ) {
    super(`The message ${event} to ${audience} needs {${value}}; pass it in its values.`);
  }
}

/** The table tells this audience nothing at this event. */
export class MessageNotInTable extends Error {
  override readonly name = 'MessageNotInTable';
  constructor(event: MessageEvent, audience: Audience) {
    super(
      `The table of messages has no text for ${audience} at ${event}; add it in domain/messages/table.ts.`,
    );
  }
}

/** The text with its placeholders, without the signature: what is registered as DLT template (`{#var#}` each). */
export function templateOf<E extends MessageEvent>(
  event: E,
  audience: AudienceOf<E>,
  language: Language,
): string {
  const group = groupOf(event, audience);
  const template = group === null ? undefined : TEMPLATES[language][event][group.name];
  if (template === undefined) throw new MessageNotInTable(event, audience);
  return template;
}

/**
 * The text as it is sent, signature last.
 *
 * @throws MessageValueMissing when the text needs a value that `values` does not have
 */
export function renderMessage<E extends MessageEvent>(
  event: E,
  audience: AudienceOf<E>,
  language: Language,
  values: MessageValues,
): string {
  const known: Readonly<Record<string, string | undefined>> = values;
  const text = templateOf(event, audience, language).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = known[name];
    if (value === undefined || value === '') throw new MessageValueMissing(event, audience, name);
    return value;
  });
  return `${text} -${values.signature}`;
}
