import type { FormatChoice } from '../workers/deskApi';

/** Where a file goes, as a person thinks of it; formats that nobody placed yet come last. */
const places = {
  moodle: [
    'moodle-backup',
    'scorm12',
    'scorm2004',
    'cmi5',
    'xapi',
    'imscc',
    'moodle-xml',
    'qti',
    'gift',
    'moodle-feedback',
    'moodle-competencies',
  ],
  room: ['html', 'html-single', 'html-test', 'form-html'],
  tables: ['csv', 'xlsx', 'ics', 'course-zip', 'openbadges'],
} as const;

export type FormatPlace = keyof typeof places | 'others' | 'people';

export interface FormatGroup {
  readonly place: FormatPlace;
  readonly formats: readonly FormatChoice[];
}

/** The formats by where they go; those about people apart. */
export function groupsOf(formats: readonly FormatChoice[]): readonly FormatGroup[] {
  const placed = Object.entries(places).map(([place, ids]) => ({
    place: place as FormatPlace,
    formats: (ids as readonly string[]).flatMap((id) => formats.filter((one) => one.id === id && !one.isAboutPeople)),
  }));
  const known = new Set<string>(Object.values(places).flat());
  const others = formats.filter(({ id, isAboutPeople }) => !known.has(id) && !isAboutPeople);
  const people = formats.filter(({ isAboutPeople }) => isAboutPeople);
  return [
    ...placed,
    { place: 'others' as const, formats: others },
    { place: 'people' as const, formats: people },
  ].filter((group) => group.formats.length > 0);
}
