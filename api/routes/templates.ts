/** The texts of messages, for those who register them and read them (N1–N8). */
import { LANGUAGES, POST_ROLES } from '../../domain/vocabulary';
import { MESSAGE_EVENTS, MESSAGE_ROWS } from '../../domain/messages/table';
import { templateOf } from '../../domain/messages/templates';
import { route } from '../route';
import type { Route } from '../route';
import { oneOf } from '../schemas/text';
import { z } from '../schemas/zod';
import { pageOf } from '../schemas/lists';

export function templateRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/templates',
      id: 'listTemplates',
      summary: 'Texts of messages by event, audience and language',
      tag: 'Directory',
      who: POST_ROLES,
      query: z.strictObject({ language: oneOf(LANGUAGES).optional() }),
      answers: { 200: { description: 'All texts', schema: pageOf(z.record(z.string(), z.unknown())) } },
      handle({ query: { language } }) {
        const items = allTemplates().filter((item) => language === undefined || item.language === language);
        return Promise.resolve({ status: 200, json: { items, nextCursor: null } });
      },
    }),
  ];
}

function allTemplates() {
  return MESSAGE_EVENTS.flatMap((event) =>
    Object.values(MESSAGE_ROWS[event].tell).flatMap(({ audiences, channels }) => {
      const audience = audiences[0];
      if (audience === undefined) return [];
      return LANGUAGES.map((language) => ({
        event,
        audiences,
        channels,
        language,
        text: templateOf(event, audience, language),
      }));
    }),
  );
}
