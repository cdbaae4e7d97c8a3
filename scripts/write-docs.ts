/**
 * Writes the documents that are made from the code: `docs/lifecycle.md` and `docs/messages.md`. Run by
 * `npm run docs`; unit tests hold both files to it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDocument } from '../domain/lifecycle/document';
import { messagesDocument } from '../domain/messages/document';
import { DEFAULT_POLICY } from '../domain/policy';

const documents = {
  'lifecycle.md': lifecycleDocument(DEFAULT_POLICY),
  'messages.md': messagesDocument(),
};

for (const [name, text] of Object.entries(documents)) {
  const file = path.join(process.cwd(), 'docs', name);
  writeFileSync(file, text);
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}
