/** Attachments: what is taken, under which name, and who sees it again (page 8; issue 3, Bad input). */
import { cleanName } from '../../api/attachments/sniff';
import { expectOk, send, withDepartment } from './actors';
import { openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let hod: string;
beforeAll(async () => {
  api = await openApi();
  hod = await api.keyOf('hod', 'health');
});
afterAll(() => api.close());

const ftyp = (brand: string, rest = '') => Buffer.from(`\0\0\0\x20ftyp${brand}\0\0\0\0${rest}`, 'latin1');
const FILES = {
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  webp: Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'),
  heic: ftyp('heic', 'mif1heic'),
  pdf: Buffer.from('%PDF-1.7\n%...'),
  mp3: Buffer.from('4944330300000000', 'hex'),
  ogg: Buffer.from('OggS\0\x02\0\0\0\0', 'latin1'),
  m4a: ftyp('M4A ', 'hdlr\0\0\0\0\0\0\0\0soun'),
  video: ftyp('isom', 'hdlr\0\0\0\0\0\0\0\0vide'),
  html: Buffer.from('<html><script>alert(1)</script>'),
  exe: Buffer.from('MZ9000'),
  zip: Buffer.from('504b030414000000', 'hex'),
};

function upload(
  bytes: Buffer,
  type: string,
  name = 'photo.jpg',
  key = hod,
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return api.ask('/v1/attachments', { key, body: form });
}

test.each([
  ['jpeg', 'image/jpeg', 'image/jpeg'],
  ['jpeg', 'image/jpg', 'image/jpeg'],
  ['jpeg', '', 'image/jpeg'],
  ['png', 'image/png', 'image/png'],
  ['webp', 'image/webp', 'image/webp'],
  ['heic', 'image/heic', 'image/heic'],
  ['pdf', 'application/pdf', 'application/pdf'],
  ['mp3', 'audio/mpeg', 'audio/mpeg'],
  ['ogg', 'audio/ogg', 'audio/ogg'],
  ['m4a', 'audio/mp4', 'audio/mp4'],
] as const)(
  '%s declared as "%s" is taken as %s and comes back byte for byte',
  async (file, declared, type) => {
    const kept = await upload(FILES[file], declared);
    expect(kept).toMatchObject({ status: 201, json: { type, size: FILES[file].length } });
    const response = await fetch(`${api.url}${kept.headers.get('location')}`, {
      headers: { Authorization: `Bearer ${hod}` },
    });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(Buffer.from(await response.arrayBuffer()).equals(FILES[file])).toBe(true);
  },
);

test.each([
  ['html', 'image/jpeg'],
  ['html', 'text/html'],
  ['exe', 'application/octet-stream'],
  ['zip', 'application/pdf'],
  ['png', 'image/jpeg'],
  ['pdf', 'image/png'],
  ['jpeg', 'application/pdf'],
  ['video', 'audio/mp4'],
  ['video', 'video/mp4'],
] as const)('%s declared as %s: 415', async (file, declared) => {
  expect(await upload(FILES[file], declared)).toMatchObject({
    status: 415,
    json: { type: '/problems/unsupported-type' },
  });
});

test('nothing, too much, twice, elsewhere, broken', async () => {
  expect((await upload(Buffer.alloc(0), 'image/jpeg')).status).toBe(422);
  const large = Buffer.concat([FILES.jpeg, Buffer.alloc(10 * 1024 * 1024)]);
  expect((await upload(large, 'image/jpeg')).status).toBe(413);
  const twice = new FormData();
  for (let i = 0; i < 2; i += 1) twice.append('file', new Blob([new Uint8Array(FILES.jpeg)]), 'a.jpg');
  expect((await api.ask('/v1/attachments', { key: hod, body: twice })).status).toBe(422);
  const elsewhere = new FormData();
  elsewhere.set('photo', new Blob([new Uint8Array(FILES.jpeg)]), 'a.jpg');
  expect((await api.ask('/v1/attachments', { key: hod, body: elsewhere })).status).toBe(422);
  expect((await upload(FILES.jpeg, 'image/jpeg', 'a.jpg', hod, { colour: 'red' })).status).toBe(422);
  expect((await api.ask('/v1/attachments', { key: hod, json: {} })).status).toBe(415);
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
  expect((await api.ask('/v1/attachments', { key: hod, body: '--x\r\nbroken', headers })).status).toBe(400);
  expect(
    (
      await api.ask('/v1/attachments', {
        key: hod,
        body: 'x',
        headers: { 'Content-Type': 'multipart/form-data' },
      })
    ).status,
  ).toBe(400);
  expect(await api.db('attachments').where({ name: 'a.jpg' })).toHaveLength(0);
});

test.each([
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\temp\\চিঠি নং ৭.JPG', 'চিঠি নং ৭.jpg'],
  ['a"b\r\nSet-Cookie: x.png', 'a b Set-Cookie x.jpg'],
  ['.htaccess', 'attachment.jpg'],
  ['', 'attachment.jpg'],
  ['\u202egpj.exe', 'gpj.jpg'],
])('a name %j is kept as %j', (name, expected) => {
  expect(cleanName(name, 'jpg')).toBe(expected);
});

test('until a command names it an attachment is its uploader’s; then whoever sees the case sees it', async () => {
  const reference = await withDepartment(api);
  const nodal = await api.keyOf('nodal-officer', 'health');
  const stranger = await api.keyOf('hod', 'agri');
  const kept = await upload(FILES.jpeg, 'image/jpeg');
  const id = String(kept.json['id']);
  const read = async (key: string) => (await api.ask(`/v1/attachments/${id}`, { key })).status;
  expect([await read(hod), await read(nodal), await read(stranger)]).toEqual([200, 404, 404]);
  expect((await send(api, nodal, reference, 'attach', { attachments: [id] })).status).toBe(422);
  await expectOk(send(api, hod, reference, 'attach', { attachments: [id] }));
  expect([await read(hod), await read(nodal), await read(stranger)]).toEqual([200, 200, 404]);
  const { json } = await api.ask(`/v1/grievances/${reference}`, { key: nodal });
  expect(json['attachments']).toMatchObject([{ id, type: 'image/jpeg' }]);
  const other = await withDepartment(api);
  expect((await send(api, hod, other, 'attach', { attachments: [id] })).status).toBe(422);
});

test('uploaded to a case at once: only to one that the caller sees', async () => {
  const reference = await withDepartment(api);
  const own = await upload(FILES.jpeg, 'image/jpeg', 'a.jpg', hod, { reference });
  expect(own.status).toBe(201);
  const stranger = await api.keyOf('hod', 'agri');
  expect((await upload(FILES.jpeg, 'image/jpeg', 'a.jpg', stranger, { reference })).status).toBe(404);
});
