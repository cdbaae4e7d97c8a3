import districtsJson from '../../../data/districts.json';
import { DEMO_GRIEVANCES, demoGrievance } from '../../../demo/grievances';
import { startingTaxonomy } from '../../../domain/classification/taxonomy';
import { CHANNELS, KINDS } from '../../../domain/vocabulary';

const slugs = new Set(districtsJson.districts.map(({ name }) => name.toLowerCase().replaceAll(' ', '-')));
const categories = new Set(startingTaxonomy().categories.map(({ code }) => code));

describe('the demonstration’s grievances', () => {
  it('come through every channel, of every kind, in all four forms of writing', () => {
    expect(DEMO_GRIEVANCES.length).toBeGreaterThanOrEqual(30);
    expect(CHANNELS.filter((channel) => !DEMO_GRIEVANCES.some((each) => each.channel === channel))).toEqual(
      [],
    );
    expect(KINDS.filter((kind) => !DEMO_GRIEVANCES.some((each) => each.kind === kind))).toEqual([]);
    expect(new Set(DEMO_GRIEVANCES.map(({ writtenIn }) => writtenIn))).toEqual(
      new Set(['bn', 'en', 'hi', 'rom']),
    );
  });

  it('name districts and categories that exist', () => {
    for (const { slug, place, expectedCategory } of DEMO_GRIEVANCES) {
      expect([slug, place === undefined || slugs.has(place.district)]).toEqual([slug, true]);
      expect([slug, categories.has(expectedCategory)]).toEqual([slug, true]);
    }
  });

  it('have a slug and a number of their own, the number invented, and a way to reach the complainant', () => {
    const mobiles = DEMO_GRIEVANCES.flatMap(({ complainant }) => complainant.mobile ?? []);
    expect(new Set(mobiles).size).toBe(mobiles.length);
    for (const mobile of mobiles) expect(mobile).toMatch(/^\+919000000\d{3}$/);
    expect(new Set(DEMO_GRIEVANCES.map(({ slug }) => slug)).size).toBe(DEMO_GRIEVANCES.length);
    expect(
      DEMO_GRIEVANCES.filter(({ complainant: { mobile, email, address } }) => !(mobile ?? email ?? address)),
    ).toEqual([]);
  });

  it('are found by slug, and a wrong slug is told', () => {
    expect(demoGrievance('missing-child').expectedCategory).toBe('missing_person');
    expect(() => demoGrievance('no-such')).toThrow('no demonstration grievance "no-such"');
  });
});
