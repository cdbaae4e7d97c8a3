#!/usr/bin/env node
'use strict';
/*
 * Written so that even an old Node reads it: it must live to say that it is too old.
 */
var least = [20, 19];
var have = process.versions.node.split('.').map(Number);
if (have[0] < least[0] || (have[0] === least[0] && have[1] < least[1])) {
  process.stderr.write(
    'ssm: Node ' + process.versions.node + ' is too old: install Node ' + least.join('.') + ' or newer.\n',
  );
  process.exit(1);
}

var fs = require('fs');
var path = require('path');
var main = path.join(__dirname, '..', 'dist', 'cli', 'main.js');
if (!fs.existsSync(main)) {
  // Straight after `npm ci`: built once, by whichever command comes first.
  var build = path.join(__dirname, '..', 'scripts', 'build.mjs');
  var built = require('child_process').spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0 || !fs.existsSync(main)) {
    process.stderr.write(
      'ssm: the product is not built and could not be: run `npm run build` and read its message.\n',
    );
    process.exit(1);
  }
}
require(main);
