/**
 * What a language's texts must be: one for each event and group of the table, holding exactly the placeholders
 * that the row says. A missing text, a missing or a misspelt placeholder does not compile.
 */
import type { MessageEvent, NeededBy, TextShape } from './table';

/** `{office}` and the like in a text, as a union of names. */
type Held<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Held<Rest> : never;

type Checked<T extends TextShape> = {
  [E in MessageEvent]: {
    [G in keyof TextShape[E]]: [Held<T[E][G]>] extends [NeededBy<E, G>]
      ? [NeededBy<E, G>] extends [Held<T[E][G]>]
        ? string
        : { missing: Exclude<NeededBy<E, G>, Held<T[E][G]>> }
      : { unknown: Exclude<Held<T[E][G]>, NeededBy<E, G>> };
  };
};

/** Declares a language's texts; gives them back as they are. */
export function texts<const T extends TextShape>(all: T & Checked<T>): T {
  return all;
}
