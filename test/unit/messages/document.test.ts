import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesDocument } from '../../../domain/messages/document';

test('docs/messages.md is what the table says', () => {
  const file = readFileSync(join(__dirname, '../../../docs/messages.md'), 'utf8');
  expect(file).toBe(messagesDocument());
});
