/** Takes a grievance in: into the register first, then to its workflow (page 2, Commands). Always 201. */
import { lodgeGrievance, PartnerReferenceKnown } from '../../register/cases/lodge';
import { noteMade } from '../../register/idempotency';
import type { IdempotencyClaim } from '../../register/idempotency';
import { currentRules } from '../../register/rules';
import type { Instant } from '../../domain/time';
import type { Caller } from '../access/caller';
import { Problem } from '../problem';
import type { LodgeBody } from '../schemas/lodge';
import type { Services } from '../services';
import { lodgeRecord } from './lodge-record';

/**
 * @returns the reference; the same one when the request is repeated after its first answer was lost
 * @throws Problem 409 `partner-reference-known`, 422
 */
export async function takeIn(
  services: Services,
  request: { body: LodgeBody; caller: Caller; at: Instant; claim: IdempotencyClaim | null },
): Promise<string> {
  const { db, directory, delivery, metrics, log } = services;
  const { body, caller, at, claim } = request;
  const reference = claim?.made?.reference ?? (await lodged());
  // The case is safe already: whatever keeps its workflow from starting, the dispatcher starts it later.
  await delivery.lodged(reference).catch((error: unknown) => {
    log.warn(
      { error: error instanceof Error ? error.name : 'unknown' },
      'a lodged case was left to the dispatcher',
    );
  });
  return reference;

  async function lodged(): Promise<string> {
    const record = lodgeRecord(body, caller, directory, await currentRules(db), at);
    try {
      const made = await lodgeGrievance(db, directory, record, at, async (trx, newReference) => {
        if (claim !== null) await noteMade(trx, claim, { reference: newReference });
      });
      const { kind, channel, emergency } = record.facts;
      metrics.lodged({ kind, channel, emergency });
      return made.reference;
    } catch (error) {
      if (error instanceof PartnerReferenceKnown) throw alreadyKnown(error);
      throw error;
    }
  }
}

function alreadyKnown({ reference }: PartnerReferenceKnown): Problem {
  return new Problem('partner-reference-known', {
    detail:
      reference === null
        ? 'A case with this partnerReference was lodged with this key before.'
        : `This partnerReference belongs to ${reference}, lodged with this key before.`,
    code: 'partner-reference-known',
    ...(reference === null ? {} : { headers: { Location: `/v1/grievances/${reference}` } }),
  });
}
