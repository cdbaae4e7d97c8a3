/** Offices, posts, officers, postings and the codes that classify cases (page 8). */
import { OFFICE_KINDS, POST_ROLES } from '../../domain/vocabulary';
import { toRfc3339 } from '../../domain/time';
import type { Directory } from '../../register/directory/directory';
import { listOfficers, listPostings } from '../../register/lists/people';
import { page, readCursor } from '../cursor';
import { route } from '../route';
import type { Answer, Route } from '../route';
import { LARGEST_PAGE, pageOf, pageQuery, wholeNumber } from '../schemas/lists';
import { code, oneOf } from '../schemas/text';
import { z } from '../schemas/zod';

const onePage = pageQuery(LARGEST_PAGE);
const officeFilters = z.strictObject({
  kind: oneOf(OFFICE_KINDS).optional(),
  parent: code().optional(),
  department: code().optional(),
  district: code().optional(),
  level: wholeNumber(0, 20).optional(),
  ...onePage,
});
const postFilters = z.strictObject({
  office: code().optional(),
  role: oneOf(POST_ROLES).optional(),
  department: code().optional(),
  district: code().optional(),
  ...onePage,
});
const maybe = z.string().nullable();
const officeShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(OFFICE_KINDS),
    parent: maybe,
    department: maybe,
    district: maybe,
    level: z.number().int(),
  })
  .openapi('Office');
const postShape = z
  .object({
    id: z.string(),
    office: z.string(),
    role: z.enum(POST_ROLES),
    rank: z.string(),
    title: z.string(),
    holder: z.object({ officer: z.string(), name: z.string(), acting: z.boolean() }).nullable(),
  })
  .openapi('Post');

type PageQuery = { cursor?: string | undefined; limit: number };
/** Directory lists come from memory, ordered by their key. */
function listed<Item>(
  list: Record<string, unknown>,
  { cursor, limit }: PageQuery,
  entries: readonly Item[],
  keyOf: (item: Item) => string,
  view: (item: Item) => unknown,
): Answer {
  const [after] = cursor === undefined ? [''] : readCursor(list, cursor);
  const from = typeof after === 'string' ? after : '';
  const rest = entries.filter((item) => keyOf(item) > from).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { status: 200, json: page(rest, limit, list, (item) => [keyOf(item)], view) };
}

const asIs = <Item>(item: Item): Item => item;

export function directoryRoutes(): Route[] {
  return [...officeRoutes(), ...peopleRoutes(), ...codeRoutes()];
}

function officeRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/offices',
      id: 'listOffices',
      summary: 'Offices',
      tag: 'Directory',
      who: 'any-key',
      query: officeFilters,
      answers: { 200: { description: 'A page of offices', schema: pageOf(officeShape) } },
      handle({ query }, { directory }) {
        const { cursor: _cursor, limit: _limit, ...filters } = query;
        const { kind, parent, department, district, level } = filters;
        const found = directory
          .offices()
          .filter(
            (office) =>
              (kind === undefined || office.kind === kind) &&
              (parent === undefined || office.parent === parent) &&
              (department === undefined || office.department === department) &&
              (district === undefined || office.district === slugOf(directory, district)) &&
              (level === undefined || office.level === level),
          );
        return Promise.resolve(listed({ list: 'offices', ...filters }, query, found, ({ id }) => id, asIs));
      },
    }),
    route({
      method: 'get',
      path: '/v1/posts',
      id: 'listPosts',
      summary: 'Posts and who holds them',
      tag: 'Directory',
      who: POST_ROLES,
      query: postFilters,
      answers: { 200: { description: 'A page of posts', schema: pageOf(postShape) } },
      handle({ query }, { directory }) {
        const { cursor: _cursor, limit: _limit, ...filters } = query;
        const { office, role, department, district } = filters;
        const found = directory.posts().filter((post) => {
          const at = directory.office(post.office);
          return (
            (office === undefined || post.office === office) &&
            (role === undefined || post.role === role) &&
            (department === undefined || at?.department === department) &&
            (district === undefined || at?.district === slugOf(directory, district))
          );
        });
        return Promise.resolve(
          listed(
            { list: 'posts', ...filters },
            query,
            found,
            ({ id }) => id,
            (post) => {
              const holder = directory.holderOf(post.id);
              return {
                ...post,
                holder:
                  holder === null
                    ? null
                    : { officer: holder.officer, name: holder.name, acting: holder.acting },
              };
            },
          ),
        );
      },
    }),
  ];
}

function slugOf(directory: Directory, district: string): string {
  return directory.district(district)?.slug ?? district;
}

/** Officers' telephones are for those who keep the directory and for the Cell. */
const KEEPERS = ['administrator', 'cell-officer'] as const;

function peopleRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/officers',
      id: 'listOfficers',
      summary: 'Officers',
      tag: 'Directory',
      who: KEEPERS,
      query: z.strictObject(onePage),
      answers: {
        200: { description: 'A page of officers', schema: pageOf(z.record(z.string(), z.unknown())) },
      },
      async handle({ query: { cursor, limit } }, { db }) {
        const list = { list: 'officers' };
        const [after] = cursor === undefined ? [''] : readCursor(list, cursor);
        const rows = await listOfficers(db, String(after ?? ''), limit + 1);
        return { status: 200, json: page(rows, limit, list, ({ id }) => [id], asIs) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/postings',
      id: 'listPostings',
      summary: 'Who held which post when',
      tag: 'Directory',
      who: KEEPERS,
      query: z.strictObject({ post: code().optional(), officer: code().optional(), ...onePage }),
      answers: {
        200: { description: 'A page of postings', schema: pageOf(z.record(z.string(), z.unknown())) },
      },
      async handle({ query: { cursor, limit, ...filters } }, { db }) {
        const list = { list: 'postings', ...filters };
        const [after] = cursor === undefined ? [''] : readCursor(list, cursor);
        const rows = await listPostings(db, filters, String(after ?? ''), limit + 1);
        const items = page(
          rows,
          limit,
          list,
          ({ id }) => [id],
          ({ from_at, until_at, ...posting }) => ({
            ...posting,
            from: toRfc3339(from_at),
            until: until_at === null ? null : toRfc3339(until_at),
          }),
        );
        return { status: 200, json: items };
      },
    }),
  ];
}

function codeRoutes(): Route[] {
  const codes = (
    path: string,
    id: string,
    summary: string,
    entries: (directory: Directory) => readonly { key: string; item: unknown }[],
  ): Route =>
    route({
      method: 'get',
      path,
      id,
      summary,
      tag: 'Directory',
      who: 'any-key',
      query: z.strictObject(onePage),
      answers: { 200: { description: 'A page', schema: pageOf(z.record(z.string(), z.unknown())) } },
      handle: ({ query }, { directory }) =>
        Promise.resolve(
          listed(
            { list: path },
            query,
            entries(directory),
            ({ key }) => key,
            ({ item }) => item,
          ),
        ),
    });
  return [
    codes(
      '/v1/categories',
      'listCategories',
      'Categories with their department, tier and limits',
      (directory) => directory.categories().map((item) => ({ key: item.code, item })),
    ),
    codes('/v1/departments', 'listDepartments', 'Departments', (directory) =>
      directory.departments().map((item) => ({ key: item.code, item })),
    ),
    codes('/v1/districts', 'listDistricts', 'Districts by slug, with their LGD numbers', (directory) =>
      directory.districts().map((item) => ({ key: item.slug, item })),
    ),
  ];
}
