import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that holds the project's package.json. Found by walking up, because this file runs both from
 * `engines/` (tests) and from `dist/engines/` (the product).
 */
export function projectFolder(from: string = __dirname): string {
  let folder = path.resolve(from);
  for (;;) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json in ${from} or any folder above it`);
    folder = parent;
  }
}
