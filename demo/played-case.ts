/** One case of the demonstration as its script plays it, through the HTTP API alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { CommandName } from '../domain/lifecycle/commands';
import type { Verdict } from '../domain/vocabulary';
import type { ApiClient } from './api-client';
import { caseNow } from './case-watch';
import type { CaseNow, CaseWatch } from './case-watch';
import type { DemoGrievance } from './demo-grievance';
import type { KeyRing } from './key-ring';
import { idOf } from './script';
import type { Heard, Player, Script, Who } from './script';

export type Stage = {
  api: ApiClient;
  keys: KeyRing;
  watch: CaseWatch;
  /** Department of each category, from `/v1/categories`. */
  departments: ReadonlyMap<string, string>;
  /** All cases by the id of their script, as far as they have been lodged. */
  cases: ReadonlyMap<string, PlayedCase>;
};

const POSTS: Readonly<Record<string, string>> = {
  analyst: 'analyst-1',
  cell: 'cell-officer-1',
  'tele-caller': 'tele-caller-1',
  administrator: 'administrator',
};
/** How each channel knows that the complainant speaks. */
const VERIFIED_BY: Readonly<Record<string, string>> = {
  phone: 'caller-id',
  web: 'otp',
  'walk-in': 'counter',
};

const commandAnswer = z.object({
  command: z.object({ id: z.string(), status: z.enum(['applied', 'queued', 'refused']) }),
  grievance: caseNow,
});
const visit = z.object({
  id: z.string(),
  reference: z.string(),
  office: z.string(),
  post: z.string().nullable(),
});
const office = z.object({ id: z.string(), district: z.string().nullable() });
const RETRY_MS = 250;
const TRIES = 120;

export class PlayedCase implements Player {
  readonly id: string;
  reference = '';
  /** What went wrong, in the script's words; `null` while all is well. */
  failure: string | null = null;
  private known: CaseNow | undefined;
  private commands = 0;
  private lastDone = 0;
  private headOffice = '';
  private readonly heard = { feedback: 0, outreach: 0 };

  constructor(
    readonly script: Script,
    readonly grievance: DemoGrievance,
    private readonly stage: Stage,
  ) {
    this.id = idOf(script);
  }

  get expected(): { category: string; district: string } {
    return { category: this.grievance.expectedCategory, district: this.grievance.place?.district ?? '' };
  }

  get now(): CaseNow {
    if (this.known === undefined) throw new Error(`${this.id} has not been lodged yet`);
    return this.known;
  }

  /** Lodges it as its channel would. */
  async lodge(): Promise<void> {
    const { lodge = {}, neighbour } = this.script;
    const { grievance } = this;
    const { mobile, ...person } = { ...grievance.complainant, ...neighbour };
    const without = lodge.without ?? [];
    const by = lodge.by?.slice('post:'.length);
    const { body } = await this.stage.api.ask({
      method: 'POST',
      path: '/v1/grievances',
      key: await (by === undefined
        ? this.stage.keys.ofChannel(grievance.channel)
        : this.stage.keys.ofPost(by)),
      idempotencyKey: `demo-${this.id}-lodge`,
      body: {
        kind: grievance.kind,
        channel: grievance.channel,
        text: grievance.text,
        complainant: { ...person, ...(without.includes('mobile') ? {} : { mobile }) },
        ...(without.includes('place') ? {} : { place: grievance.place }),
        ...(lodge.knowsCategory === true ? { category: grievance.expectedCategory } : {}),
        emergency: lodge.emergency,
        against: lodge.against,
        partnerReference: lodge.partnerReference,
      },
    });
    this.saw(caseNow.parse(body));
    this.reference = this.now.reference;
  }

  async does(who: Who, command: CommandName, fields: Record<string, unknown> = {}): Promise<void> {
    const { key, verified } = await this.handsOf(who);
    this.commands += 1;
    const { status, body } = await this.stage.api.ask({
      method: 'POST',
      path: `/v1/grievances/${this.reference}/commands`,
      key,
      idempotencyKey: `demo-${this.id}-${this.commands}`,
      body: { command, ...fields, ...verified },
    });
    const answer = commandAnswer.parse(body);
    this.saw(answer.grievance);
    if (status === 202) this.saw(await this.applied(answer.command.id, key, command));
  }

  async until(what: string, holds: (now: CaseNow) => boolean): Promise<void> {
    this.saw(await this.stage.watch.until(this.reference, this.lastDone, what, holds));
  }

  async untilOther(id: string, what: string, holds: (now: CaseNow) => boolean): Promise<void> {
    for (let tried = 1; !this.stage.cases.has(id) && tried <= TRIES; tried += 1) await sleep(RETRY_MS);
    await this.stage.watch.until(this.referenceOf(id), 0, `${id}: ${what}`, holds);
  }

  async visited(verdict: Verdict): Promise<void> {
    const cell = await this.stage.keys.ofPost('cell-officer-1');
    for (let tried = 1; ; tried += 1) {
      const open = await this.stage.api.all(cell, '/v1/visits?state=open', visit);
      const mine = open.find(({ reference }) => reference === this.reference);
      if (mine !== undefined && mine.post !== null) {
        const { body } = await this.stage.api.ask({
          method: 'POST',
          path: `/v1/visits/${encodeURIComponent(mine.id)}/finding`,
          key: await this.stage.keys.ofPost(mine.post),
          body: { verdict, remarks: FINDINGS[verdict], position: { lat: 23.5, lon: 88.1, accuracyM: 12 } },
        });
        return this.saw(commandAnswer.parse(body).grievance);
      }
      if (tried === TRIES) throw new Error('no field visit was opened');
      await sleep(RETRY_MS);
    }
  }

  async officeBelow(): Promise<string> {
    const parent = this.now.holder?.office ?? '';
    const below = await this.stage.api.all(
      await this.stage.keys.ofPost('cell-officer-1'),
      `/v1/offices?parent=${encodeURIComponent(parent)}`,
      office,
    );
    const found = below.find(({ district }) => district === this.now.district) ?? below[0];
    if (found === undefined) throw new Error(`${parent} has no office below it`);
    return found.id;
  }

  referenceOf(id: string): string {
    const other = this.stage.cases.get(id);
    if (other === undefined) throw new Error(`no case "${id}" has been lodged`);
    return other.reference;
  }

  category(code: string): { category: string; department: string } {
    const department = this.stage.departments.get(code);
    if (department === undefined) throw new Error(`there is no category "${code}"`);
    return { category: code, department };
  }

  /** What the complainant says to the next call of this kind. */
  answersCall(kind: 'feedback' | 'outreach'): Heard {
    const heard = this.script.calls?.[kind]?.[this.heard[kind]] ?? 'no-answer';
    this.heard[kind] += 1;
    return heard;
  }

  private saw(now: CaseNow): void {
    this.known = now;
    if (now.stage === 'with-department' && now.holder !== null) this.headOffice = now.holder.office;
    this.lastDone = performance.now();
  }

  private async handsOf(who: Who): Promise<{ key: string; verified: { verifiedBy?: string } }> {
    const [kind, name = ''] = who.split(/:(.*)/s);
    if (kind === 'complainant')
      return {
        key: await this.stage.keys.ofChannel(name),
        verified: { verifiedBy: VERIFIED_BY[name] ?? 'otp' },
      };
    return { key: await this.stage.keys.ofPost(kind === 'post' ? name : this.postOf(who)), verified: {} };
  }

  private postOf(who: Who): string {
    if (who === 'hod' || who === 'nodal') return `${this.headOffice}-${who}`;
    if (who !== 'officer') return POSTS[who] ?? who;
    const answering = this.now.holder?.post ?? null;
    if (answering === null) throw new Error(`nobody answers for the case in ${this.now.stage}`);
    return answering;
  }

  /** Accepted while an engine was away: asked for until it is decided. */
  private async applied(id: string, key: string, command: string): Promise<CaseNow> {
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const { body } = await this.stage.api.ask({ method: 'GET', path: `/v1/commands/${id}`, key });
      const answer = commandAnswer.parse(body);
      if (answer.command.status === 'applied') return answer.grievance;
      if (answer.command.status === 'refused') throw new Error(`${command} was queued, then refused`);
      await sleep(RETRY_MS);
    }
    throw new Error(`${command} stayed queued`);
  }
}

const FINDINGS: Readonly<Record<Verdict, string>> = {
  'as-reported': 'Went there and spoke with the complainant: it is done as reported.',
  partly: 'Went there: it is done in part.',
  contrary: 'Went there and spoke with three families: nothing of what was reported has been done.',
};
