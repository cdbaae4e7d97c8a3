import path from 'node:path';
import { keysFile, type FirstKeys } from './first-keys';
import { apiUrl } from './service-parts';
import type { Settings } from '../engines/settings';

/** What a person needs to know once everything runs. Goes to standard error: standard output holds log lines only. */
export function summary(settings: Settings, keys: FirstKeys | undefined): string {
  const api = apiUrl(settings);
  const histories =
    settings.temporalUiUrl === undefined
      ? undefined
      : `${settings.temporalUiUrl}/namespaces/${settings.temporal.namespace}/workflows`;
  const lines = [
    '',
    'Everything runs.',
    '',
    `  API          ${api}  (documentation: ${api}/docs)`,
    `  Temporal UI  ${histories ?? 'set TEMPORAL_UI_URL to have it named here'}`,
    `  Temporal     ${settings.temporal.address}, namespace ${settings.temporal.namespace}`,
    `  Register     ${hostOf(settings.databaseUrl)}`,
    `  Data         ${settings.dataFolder}  (engines’ logs in ${path.join(settings.dataFolder, 'logs')})`,
    keys === undefined
      ? '  Keys         make one: npx ssm key create --channel web'
      : `  Keys         ${keysFile(settings.dataFolder)} (web channel, administrator)`,
    '',
    'Lodge a grievance:',
    '',
    `curl -sS ${api}/v1/grievances -H 'Authorization: Bearer ${keys?.web ?? 'YOUR-KEY'}' -H 'Content-Type: application/json' ` +
      `-H "Idempotency-Key: try-$(date +%s)" -d '${JSON.stringify(example)}'`,
    '',
    ...(histories === undefined
      ? []
      : [
          'Read its history, with the answer’s reference at the end:',
          '',
          `${histories}/grievance:REFERENCE`,
          '',
        ]),
    process.stdout.isTTY
      ? 'Log lines below “warn” are not shown on a terminal; `npm start | cat` shows them all. Stop with Ctrl-C.'
      : 'Stop with Ctrl-C or SIGTERM.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

const example = {
  kind: 'grievance',
  channel: 'web',
  text: 'আমাদের পাড়ার নলকূপ তিন সপ্তাহ ধরে খারাপ, পানীয় জল নেই।',
  language: 'bn',
  complainant: { name: 'Rahima Bibi', mobile: '+919000000001', language: 'bn' },
  place: { district: 'murshidabad' },
};

/** Without user and password. */
function hostOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `PostgreSQL at ${url.hostname}:${url.port || '5432'}${url.pathname}`;
}
