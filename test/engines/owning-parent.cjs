'use strict';
/*
 * Run by supervisor.test.ts: owns a native engine behind its guard and a service of ours, prints the process ids of
 * engine, guard and service, and waits to be killed.
 */
const fs = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' };
  const { code } = transformSync(fs.readFileSync(file, 'utf8'), {
    jsc,
    module: { type: 'commonjs' },
    swcrc: false,
  });
  module._compile(code, file);
};

const engines = path.join(__dirname, '..', '..', 'engines');
const { spawnGuarded } = require(path.join(engines, 'guarded-process.ts'));
const { spawnService } = require(path.join(engines, 'service-process.ts'));

const service = `
  require.extensions['.ts'] = ${require.extensions['.ts'].toString().replaceAll('\n', ' ').replace('transformSync', "require('@swc/core').transformSync").replace('fs.', "require('node:fs').")};
  require(${JSON.stringify(path.join(engines, 'service-process.ts'))}).whenOwnerIsGone(() => process.exit(0));
  setInterval(() => undefined, 1000);
`;

void (async () => {
  const engine = await spawnGuarded(
    { command: '/bin/sleep', args: ['600'], stopSignal: 'SIGTERM', killAfterMs: 1000 },
    fs.openSync(path.join(process.argv[2], 'log'), 'a'),
  );
  const owned = await spawnService({ args: ['-e', service], env: process.env, killAfterMs: 1000 });
  process.stdout.write(`${engine.pid} ${engine.group} ${owned.pid}\n`);
})();
