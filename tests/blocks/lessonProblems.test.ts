import { expect, test } from 'vitest';
import { readLesson } from '#blocks/lessonFile';
import fr from '#i18n/fr.json' with { type: 'json' };

const header = '---\nid: l-0a1b2c3d4e\ntitle: Page\n---\n';

/** A case of one scene, or two. */
const story = (first: string, inside: string, second?: string) =>
  `<Case title="x">\n<Scene id="${first}" title="y">\n${inside}\n</Scene>\n${second === undefined ? '' : `<Scene id="${second}" title="z">\nx\n</Scene>\n`}</Case>`;

const problemsOf = (text: string) => readLesson('lessons/x.mdx', text).problems;
const faults = (text: string) => problemsOf(text).map(({ code, at }) => `${code} ${at.replace('lessons/x.mdx:', '')}`);

test.each([
  ['', 'lesson/front-matter-missing 1'],
  ['---\ntitle: x\n---', 'lesson/field-missing 1'],
  ['---\nid: l-0a1b2c3d4e\ntitle: ""\n---', 'lesson/field-wrong 1'],
  ['---\nid: q-0a1b2c3d4e\ntitle: x\n---', 'lesson/field-wrong 1'],
  ['---\nid: l-0a1b2c3d4e\ntitle: x\nminutes: vingt\n---', 'lesson/field-wrong 1'],
  ['---\nid: l-0a1b2c3d4e\ntitle: x\nauteur: y\n---', 'lesson/field-unknown 1'],
  [`${header}# Titre`, 'lesson/heading-too-high 5'],
  [`${header}## Un\n\n#### Trois`, 'lesson/heading-skips 7'],
  [`${header}<Question id="q-7k3m9x2ptd" />\n\n<Question id="q-7k3m9x2ptd" />`, 'lesson/question-twice 7'],
  [`${header}<Panel title="x">\n</Panel>`, 'block/needs-parent 5'],
  [`${header}<Callout kind="info">\n<Callout kind="info">\nx\n</Callout>\n</Callout>`, 'block/misplaced 6'],
  [`${header}<Accordion>\nx\n</Accordion>`, 'block/text-misplaced 6'],
  [`${header}<Question id="q-7k3m9x2ptd">\nx\n</Question>`, 'block/text-misplaced 6'],
  [`${header}<Callout />`, 'block/attribute-missing 5'],
  [`${header}<Callout kind="danger" />`, 'block/attribute-wrong 5'],
  [`${header}<Callout kind="info" title="" />`, 'block/attribute-wrong 5'],
  [`${header}<Callout kind="info" class="x" />`, 'block/attribute-unknown 5'],
  [`${header}<Callout kind="info" id="x" />`, 'block/attribute-unknown 5'],
  [`${header}<Callout kind="info" content={[]} />`, 'block/attribute-unknown 5'],
  [`${header}<Callout kind="info" block="figure" />`, 'block/attribute-unknown 5'],
  [`${header}<Figure src="media/x.svg" />`, 'block/attribute-missing 5'],
  [`${header}<Figure src="../x.svg" alt="x" />`, 'block/attribute-wrong 5'],
  [`${header}<Figure src="media/x.svg" alt="x" width="800" />`, 'block/attribute-wrong 5'],
  [`${header}<Figure src="media/x.svg" alt={3} />`, 'block/attribute-wrong 5'],
  [`${header}<Step title="x">\ny\n</Step>`, 'block/needs-parent 5'],
  [`${header}<Video src="media/x.mp4" title="y" />`, 'video/not-for-all 5'],
  [`${header}<Video src="media/x.png" title="y" captions="media/x.vtt" />`, 'block/attribute-wrong 5'],
  [`${header}<Video src="media/x.mp4" title="y" captions="media/x.srt" />`, 'block/attribute-wrong 5'],
  [`${header}<Audio src="media/x.mp3" title="y" />`, 'audio/no-transcript 5'],
  [`${header}<Table>\nx\n</Table>`, 'table/not-a-table 5'],
  [`${header}<Citation>\nx\n</Citation>`, 'citation/no-origin 5'],
  [`${header}<Citation author="x" href="javascript:alert(1)">\nx\n</Citation>`, 'block/attribute-wrong 5'],
  [`${header}<Reflection id="q-7k3m9x2ptd">\nx\n</Reflection>`, 'block/attribute-wrong 5'],
  [`${header}<Reflection id="n-7k3m9x2ptd" />\n\n<Reflection id="n-7k3m9x2ptd" />`, 'lesson/reflection-twice 7'],
  [`${header}<Quiz test="q-7k3m9x2ptd" />`, 'block/attribute-wrong 5'],
  [`${header}<Case title="x">\n<Debrief>\ny\n</Debrief>\n</Case>`, 'case/no-scene 5'],
  [`${header}${story('a', '<Choice to="b" label="x" />')}`, 'case/scene-missing 7'],
  [`${header}${story('a', 'x', 'a')}`, 'case/scene-twice 9'],
  [`${header}${story('a', 'x', 'b')}`, 'case/scene-unreached 9'],
  [`${header}${story('a', '<Choice to="a" label="x" />')}`, 'case/no-end 5'],
  [`${header}<Question id="Q-045" />`, 'block/attribute-wrong 5'],
])('%j → %s', (text, expected) => {
  expect(faults(text)).toEqual([expected]);
  const known: Record<string, { what: string; mend: string }> = fr.problem;
  for (const { code, values = {} } of problemsOf(text)) {
    const { what, mend } = known[code] ?? { what: '{missing}', mend: '' };
    const places = [...`${what} ${mend}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(places.filter((name) => !(name in values))).toEqual([]);
  }
});

test('a warning leaves the page readable, an error does not', () => {
  expect(readLesson('x', `${header}# Titre`).ok).toBe(true);
  expect(readLesson('x', `${header}<Callout />`).ok).toBe(false);
});

test('every problem of a page is told at once', () => {
  const text = `---\ntitle: x\n---\n\n# Titre\n\n<Callout kind="danger">\n{x}\n</Callout>\n\n<Panel title="y" />`;
  expect(faults(text)).toEqual([
    'lesson/field-missing 1',
    'lesson/heading-too-high 5',
    'block/attribute-wrong 7',
    'mdx/expression 8',
    'block/needs-parent 11',
  ]);
});
