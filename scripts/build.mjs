/*
 * Builds `dist/`: every TypeScript source as CommonJS, one file each (no bundling, so that a stack names the file one
 * would open), the data files beside them, and the production bundle of the workflows.
 *
 * Runs before every `npm start`, so it does nothing when nothing has changed: `dist/build.json` holds the hash of what
 * was built. `--force` builds all the same.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(project, 'dist');
const stampFile = path.join(target, 'build.json');
const notBuilt = /^(\..*|node_modules|dist.*|coverage|test|docs|bin)$/;
const folders = (await readdir(project, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && !notBuilt.test(entry.name))
  .map((entry) => entry.name);
const copied = ['.json', '.cjs', '.txt', '.sql'];
const say = (text) => process.stderr.write(`${text}\n`);

const began = Date.now();
const sources = (await Promise.all(folders.map(filesBelow))).flat().sort();
const stamp = await hashOf([...sources, 'scripts/build.mjs', 'package-lock.json']);
const before = await readFile(stampFile, 'utf8').then(JSON.parse, () => undefined);
if (before?.stamp === stamp && !process.argv.includes('--force')) process.exit(0);

const { build } = await import('esbuild').catch(() => {
  say('build: esbuild is not installed; run `npm ci` (without --omit=dev) and try again.');
  process.exit(1);
});

// Built beside its place and moved there whole: whatever runs from `dist` meanwhile finds the old files or the new.
// At the same depth, or the source maps would name files a folder too high.
const draft = path.join(project, `dist.${process.pid}`);
try {
  await mkdir(draft, { recursive: true });
  await build({
    absWorkingDir: project,
    entryPoints: sources.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
    outbase: '.',
    outdir: draft,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    // `import()` of our own files becomes `require`, which finds them without an extension.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  }).catch(() => {
    say('build: the sources above cannot be read; correct them and try again.');
    process.exit(1);
  });
  for (const file of sources.filter((name) => copied.includes(path.extname(name)))) {
    await mkdir(path.dirname(path.join(draft, file)), { recursive: true });
    await cp(path.join(project, file), path.join(draft, file));
  }
  const bundled = await bundleWorkflows(before);
  await writeFile(path.join(draft, 'build.json'), `${JSON.stringify({ stamp, ...bundled })}\n`);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
} finally {
  await rm(draft, { recursive: true, force: true });
}
say(`build: ${sources.length} files in ${((Date.now() - began) / 1000).toFixed(1)} s`);

/** The bundle takes webpack seconds, and hangs on workflows and domain alone: it is kept while they are the same. */
async function bundleWorkflows(previous) {
  const entry = sources.find((file) => file === 'workflows/index.ts');
  if (entry === undefined) {
    say('build: workflows/index.ts does not exist yet; no workflow bundle was made.');
    return {};
  }
  const inputs = sources.filter((file) => /^(workflows|domain|activities|data)\//.test(file));
  const bundleStamp = await hashOf([...inputs, 'scripts/build.mjs', 'package-lock.json']);
  const place = path.join(draft, 'workflow-bundle.js');
  if (previous?.bundleStamp === bundleStamp) {
    const kept = await cp(path.join(target, 'workflow-bundle.js'), place).then(
      () => true,
      () => false,
    );
    if (kept) return { bundleStamp };
  }
  const { bundleWorkflowCode } = createRequire(import.meta.url)('@temporalio/worker');
  const quiet = () => undefined;
  const logger = {
    trace: quiet,
    debug: quiet,
    info: quiet,
    log: quiet,
    warn: quiet,
    error: (text) => say(text),
  };
  const { code } = await bundleWorkflowCode({ workflowsPath: path.join(project, entry), logger });
  await writeFile(place, code);
  return { bundleStamp };
}

async function filesBelow(folder) {
  const entries = await readdir(path.join(project, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') || copied.includes(path.extname(file)));
}

async function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file).update('\0');
    hash.update(await readFile(path.join(project, file)).catch(() => ''));
    hash.update('\0');
  }
  return hash.digest('hex');
}
