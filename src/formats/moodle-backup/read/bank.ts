import { childOf, childrenOf, type XmlElement } from '#codecs/xmlRead';
import type { Id } from '#core/id';
import { column, type FilesOf, numberIn } from '#formats/moodle-backup/read/element';
import { questionOf } from '#formats/moodle-backup/read/question';
import { readQuestion } from '#formats/moodle-xml/read/index';
import { type Category, categoryOf } from '#formats/reading/category';
import type { Collector } from '#formats/reading/collector';
import type { Desk } from '#formats/reading/reading';

/** Reads `questions.xml`; what slots call an entry → the question that it became. */
export function readBank(
  root: XmlElement | undefined,
  files: (context: string) => FilesOf,
  gathered: Collector,
  desk: Desk,
): ReadonlyMap<string, Id<'q'>> {
  const categories = childrenOf(root, 'question_category');
  const found = new Map<string, Id<'q'>>();
  for (const category of categories) {
    const place = placeOf(category, categories, desk);
    for (const entry of entriesIn(category)) {
      const row = latestOf(entry);
      if (!row || column(row, 'parent') !== '0' || column(row, 'qtype') === 'random') continue;
      const filesOf = files(column(category, 'contextid'));
      const element = questionOf(row, column(entry, 'idnumber'), filesOf, gapTexts(category));
      const question = readQuestion(element, place, gathered, desk);
      if (question) found.set(entry.attributes['id'] ?? '', question.id);
    }
  }
  return found;
}

const entriesIn = (category: XmlElement) =>
  childrenOf(childOf(category, 'question_bank_entries'), 'question_bank_entry');

/** The newest version; a hidden one was deleted by its teacher. */
function latestOf(entry: XmlElement): XmlElement | undefined {
  const versions = childrenOf(childOf(entry, 'question_version'), 'question_versions');
  const [newest] = versions.toSorted((one, other) => numberIn(other, 'version') - numberIn(one, 'version'));
  return newest && column(newest, 'status') !== 'hidden'
    ? childOf(childOf(newest, 'questions'), 'question')
    : undefined;
}

const gapTexts = (category: XmlElement) => {
  const texts = new Map(
    entriesIn(category).flatMap((entry) => {
      const row = latestOf(entry);
      return row && column(row, 'parent') !== '0'
        ? [[row.attributes['id'] ?? '', column(row, 'questiontext')] as const]
        : [];
    }),
  );
  return (id: string) => texts.get(id) ?? '';
};

/** The names from the outermost category; a category that is its own ancestor is no reason to go on for ever. */
function placeOf(category: XmlElement, all: readonly XmlElement[], desk: Desk): Category {
  const steps: string[] = [];
  const seen = new Set<XmlElement>();
  for (let at: XmlElement | undefined = category; at && !seen.has(at);) {
    seen.add(at);
    steps.unshift(column(at, 'name').replaceAll('/', '//'));
    const parent: string = column(at, 'parent');
    at = all.find(({ attributes }) => attributes['id'] === parent);
  }
  return categoryOf(steps.join('/'), column(category, 'idnumber'), desk);
}
