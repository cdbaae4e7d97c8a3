/** Writes the generated documents: `docs/lifecycle.md`. Run by `npm run docs`; a test holds the file to it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDocument } from '../domain/lifecycle/document';
import { DEFAULT_POLICY } from '../domain/policy';

const file = path.join(process.cwd(), 'docs', 'lifecycle.md');
writeFileSync(file, lifecycleDocument(DEFAULT_POLICY));
