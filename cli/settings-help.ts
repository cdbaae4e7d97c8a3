import { settingTable, temporalRows } from '../engines/settings';

/** Every setting with its default, for `--help`. */
export function settingsHelp(): string {
  const rows = Object.entries(settingTable).map(([name, { default: value, shownDefault, meaning }]) => ({
    name,
    text: `${meaning} (default: ${value ?? shownDefault ?? 'not set'})`,
  }));
  const others = temporalRows.map(({ name, meaning }) => ({ name, text: meaning }));
  const lines = (list: typeof rows) => list.map(({ name, text }) => `  ${name.padEnd(24)} ${text}`);
  return [
    '',
    'Settings (environment variables):',
    ...lines(rows),
    '',
    'Temporal’s own (read with TEMPORAL_ADDRESS, or from the file or profile named):',
    ...lines(others),
    '',
    'Log lines are JSON on standard output; what is meant for people goes to standard error.',
    '',
  ].join('\n');
}
