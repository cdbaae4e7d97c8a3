/** The body of `POST /v1/grievances` (page 8, Lodge; I2: a pre-defined form). */
import { CHANNELS, EMERGENCY_SIGNS, KINDS, LANGUAGES } from '../../domain/vocabulary';
import { LONGEST_TEXT } from './fields';
import { normaliseMobile } from './mobile';
import { instantText, oneOf, optionalText, text } from './text';
import { z } from './zod';

const mobile = z
  .string()
  .trim()
  .max(40, 'is too long; 40 characters at most')
  .transform((said, context) => {
    if (said === '') return undefined;
    const number = normaliseMobile(said);
    if (number !== null) return number;
    context.addIssue({
      code: 'custom',
      message: 'is no mobile number; give ten digits such as 9000000000, or + and the country’s code',
    });
    return z.NEVER;
  })
  .openapi({ type: 'string', example: '+919000000000' })
  .optional();

const email = z
  .string()
  .trim()
  .max(254, 'is too long; 254 characters at most')
  .refine((said) => said === '' || z.email().safeParse(said).success, 'is no e-mail address')
  .transform((said) => (said === '' ? undefined : said))
  .openapi({ type: 'string', format: 'email' })
  .optional();

export const complainant = z
  .strictObject({
    name: optionalText(200),
    mobile,
    email,
    address: optionalText(2_000),
    language: oneOf(LANGUAGES).optional(),
  })
  .refine((who) => [who.mobile, who.email, who.address].some((way) => way !== undefined), {
    message: 'cannot be reached; give a mobile, an email or an address',
  });

/** A slug, code or LGD number as somebody said it: unknown ones are kept, never refused. */
const asSaid = z
  .union([z.string(), z.number()])
  .transform((said) => String(said).trim())
  .pipe(z.string().max(200, 'is too long; 200 characters at most'))
  .transform((said) => (said === '' ? undefined : said))
  .openapi({ type: 'string', maxLength: 200 })
  .optional();

export const lodgeBody = z
  .strictObject({
    kind: oneOf(KINDS),
    channel: oneOf(CHANNELS),
    text: text(LONGEST_TEXT),
    language: oneOf(LANGUAGES).optional(),
    receivedAt: instantText.optional(),
    complainant,
    place: z.strictObject({ district: asSaid, block: optionalText(100), policeDistrict: asSaid }).optional(),
    category: asSaid,
    department: asSaid,
    against: asSaid.openapi({ description: 'Id of the office complained against; it never holds the case' }),
    emergency: z
      .strictObject({ raised: z.boolean(), signs: z.array(oneOf(EMERGENCY_SIGNS)).max(5).optional() })
      .optional(),
    partnerReference: optionalText(100),
  })
  .openapi('Lodge');
export type LodgeBody = z.output<typeof lodgeBody>;
