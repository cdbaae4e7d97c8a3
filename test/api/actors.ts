/** Scripted people of a test: each sends his commands with his own key. */
import { A_GRIEVANCE, fresh } from './open-api';
import type { Reply, TestApi } from './open-api';

export const ATR = {
  finding: 'The road is broken over 200 metres.',
  action: 'Repaired on 20 November.',
  actionDate: '2026-11-20',
  complainantContacted: true,
  redressal: 'redressed',
};
export const VALID = {
  category: 'ambulance',
  department: 'health',
  district: 'murshidabad',
  tier: 'individual',
};

export async function lodged(api: TestApi, more: Record<string, unknown> = {}): Promise<string> {
  const channel = typeof more['channel'] === 'string' ? more['channel'] : 'web';
  const key = await api.key({ channel });
  const answer = await api.ask('/v1/grievances', {
    key,
    json: { ...A_GRIEVANCE, ...more },
    headers: fresh(),
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json['reference'] as string;
}

export function send(
  api: TestApi,
  key: string,
  reference: string,
  command: string,
  fields: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  return api.ask(`/v1/grievances/${reference}/commands`, { key, json: { command, ...fields }, headers });
}

/** A case of health in Murshidabad, which the system has forwarded to the department. */
export async function withDepartment(api: TestApi, more: Record<string, unknown> = {}): Promise<string> {
  const reference = await lodged(api, more);
  const { stage } = await api.db('grievances').where({ reference }).first('stage');
  // An emergency that a person raised has skipped the queue.
  if (stage === 'with-department') return reference;
  const validated = await send(api, await api.keyOf('analyst'), reference, 'validate', {
    ...VALID,
    category: 'asha_staff',
  });
  if (validated.grievance['stage'] !== 'with-department') throw new Error(validated.text);
  return reference;
}

/** The same, its ATR accepted: the feedback call is open. */
export async function inConfirmation(api: TestApi, more: Record<string, unknown> = {}): Promise<string> {
  const reference = await withDepartment(api, more);
  await expectOk(send(api, await api.keyOf('nodal-officer', 'health'), reference, 'submitAtr', ATR));
  await expectOk(
    send(api, await api.keyOf('cell-officer'), reference, 'acceptAtr', { fieldValidation: true }),
  );
  return reference;
}

export async function expectOk(reply: Promise<Reply>): Promise<Reply> {
  const answer = await reply;
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}
