/**
 * A backup of a Moodle course as what a course of ours may take of it.
 *
 * Norm: none is published; Moodle's own backup (`backup/moodle2`, 4.5), and what `write.ts` makes.
 * In:   the bytes of a `.mbz`, a gzipped tar or a zip; nobody vouches for them.
 * Out:  the bank; Feedback activities as forms with their questions; pages as lessons; quizzes as tests. What bears one of our
 *       ids as its ID number keeps it. What people did is not looked at.
 * Problems, errors: `zip/…` – the archive is not opened; `import/not-backup` – no `moodle_backup.xml`.
 *   Warnings, the rest is read: `xml/…` – a file of it breaks off; those of `moodle-xml/read.ts` for questions;
 *   `import/form-left-out`, `import/item-left-out`, `import/page-left-out`, `import/test-left-out`, `import/slots-left-out`;
 *   `import/activities-left-out` – kinds of activity that a course has no place for.
 * Deviation, where read(write(x)) is not x: that of Moodle XML for questions; a callout of a page is a paragraph; a scale with
 *   « Sans objet » is a choice; the code of a form is made of its title, what a test is for is guessed. A package stays closed.
 */
import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import { bytesOf, type FileTree } from '#core/fileTree';
import { isError, type Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import { documentIn, filesIn } from '#formats/moodle-backup/read/archive';
import { readBank } from '#formats/moodle-backup/read/bank';
import { column, type FilesOf } from '#formats/moodle-backup/read/element';
import { type ReadForm, readForm } from '#formats/moodle-backup/read/forms';
import { readPage } from '#formats/moodle-backup/read/page';
import { readTest } from '#formats/moodle-backup/read/tests';
import { collector } from '#formats/reading/collector';
import { mediaIntake } from '#formats/reading/media';
import type { QuestionReader, ReadParts } from '#formats/reading/reading';
import { sheetOf } from '#formats/reading/sheet';

/** Reads a backup of a Moodle course. */
export const readMoodleBackup: QuestionReader = (bytes, desk) => {
  const opened = filesIn(bytes);
  if (!opened.ok) return opened;
  const tree = opened.value;
  const problems: Problem[] = [];
  const manifest = documentIn(tree, 'moodle_backup.xml', problems);
  if (manifest?.name !== 'moodle_backup') {
    return {
      ok: false,
      problems: [
        ...problems,
        { code: 'import/not-backup', at: desk.file, severity: 'error', values: { file: desk.file } },
      ],
    };
  }
  const files = filesFor(tree, documentIn(tree, 'files.xml', problems));
  const gathered = collector(desk, { keyed: true });
  const entries = readBank(documentIn(tree, 'questions.xml', problems), files, gathered, desk);
  const bank = gathered.done();
  const { questions, media, categories } = bank.ok ? bank.value : { questions: [], media: new Map(), categories: [] };
  // A course without a bank may have pages and forms all the same.
  problems.push(...bank.problems.filter((problem) => !isError(problem)));
  const intake = mediaIntake(new Map([...desk.course.media, ...media]));
  const parts = {
    lessons: [] as ReadParts['lessons'][number][],
    tests: [] as ReadParts['tests'][number][],
    forms: [] as ReadForm[],
  };
  const known = (): readonly Question[] => [
    ...desk.course.questions,
    ...questions,
    ...parts.forms.flatMap((form) => form.questions),
  ];
  const left = new Set<string>();
  for (const { kind, folder } of activitiesIn(manifest)) {
    const activity = documentIn(tree, `${folder}/${kind}.xml`, problems);
    const row = childOf(activity, kind);
    if (!activity || !row) continue;
    const module = documentIn(tree, `${folder}/module.xml`, problems);
    const { sheet, problems: told } = sheetOf({ line: row.line, label: column(row, 'name') }, desk, intake);
    const number = column(module, 'idnumber');
    if (kind === 'page' && number.endsWith('.glossary')) continue;
    if (kind === 'page') {
      const lesson = readPage(row, number, sheet, files(activity.attributes['contextid'] ?? ''), desk, parts.lessons);
      if (lesson) parts.lessons.push(lesson);
    } else if (kind === 'feedback') {
      const form = readForm(row, number, sheet, desk, known());
      if (form) parts.forms.push(form);
    } else if (kind === 'quiz') {
      const grades = documentIn(tree, `${folder}/grades.xml`, problems);
      const test = readTest({ quiz: row, module, grades }, entries, sheet, desk);
      if (test) parts.tests.push(test);
    } else if (kind !== 'label') left.add(kind);
    problems.push(...told());
  }
  if (left.size > 0) problems.push(leftOut(left, desk.file));
  const all = [...questions, ...parts.forms.flatMap((form) => form.questions)];
  const forms = parts.forms.map(({ form }) => form);
  if (all.length + forms.length + parts.lessons.length === 0)
    return {
      ok: false,
      problems: [
        ...problems,
        { code: 'import/no-question', at: desk.file, severity: 'error', values: { file: desk.file } },
      ],
    };
  const value = {
    questions: all,
    media: new Map([...media, ...intake.files()]),
    categories,
    parts: { lessons: parts.lessons, tests: parts.tests, forms },
  };
  return { ok: true, value, problems };
};

const leftOut = (kinds: ReadonlySet<string>, file: string): Problem => ({
  code: 'import/activities-left-out',
  at: file,
  severity: 'warning',
  values: { kinds: [...kinds].sort().join(', '), file },
});

/** A name of a kind or a folder that leads elsewhere is none that Moodle wrote. */
const activitiesIn = (manifest: XmlElement): readonly { readonly kind: string; readonly folder: string }[] => {
  const contents = childOf(childOf(manifest, 'information'), 'contents');
  return childrenOf(childOf(contents, 'activities'), 'activity').flatMap((row) => {
    const [kind, folder] = [column(row, 'modulename'), column(row, 'directory')];
    return /^[a-z]+$/.test(kind) && /^activities\/[a-z0-9_]+$/.test(folder) ? [{ kind, folder }] : [];
  });
};

/** The files of a context, as `files.xml` places them. */
function filesFor(tree: FileTree, root: XmlElement | undefined): (context: string) => FilesOf {
  const places = new Map<string, Map<string, Uint8Array | undefined>>();
  for (const row of childrenOf(root, 'file')) {
    const [hash, name] = [column(row, 'contenthash'), column(row, 'filename')];
    if (name === '.' || !/^[0-9a-f]{40}$/.test(hash)) continue;
    const place = ['contextid', 'component', 'filearea', 'itemid'].map((part) => column(row, part)).join('/');
    const files = places.get(place) ?? new Map<string, Uint8Array | undefined>();
    files.set(
      `${column(row, 'filepath')}${name}`.replace(/^\//, ''),
      bytesOf(tree, `files/${hash.slice(0, 2)}/${hash}`),
    );
    places.set(place, files);
  }
  return (context) =>
    (area, item, component = 'question') =>
      places.get([context, component, area, item].join('/')) ?? new Map();
}
