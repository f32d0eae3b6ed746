/**
 * French verbs of objectives: their domain and level, and the forms under which a sentence may hold them.
 * Source: Anderson & Krathwohl 2001, Krathwohl, Bloom & Masia 1964, Simpson 1972, as `reference/methods.md` section 10 lists them.
 * A verb that stands in several lists takes the first; the designer decides.
 */
export type Domain = 'cognitive' | 'affective' | 'psychomotor';

export interface Verb {
  /** The infinitive, with its pronoun or complement where it needs one: « mettre en œuvre ». */
  readonly lemma: string;
  readonly observable: boolean;
  readonly domain?: Domain;
  /** Place of the level in its domain, 1 lowest. */
  readonly rank?: number;
}

const cognitive = [
  'citer nommer énumérer lister définir identifier reconnaître repérer indiquer désigner rappeler réciter situer apparier dater',
  'expliquer décrire résumer reformuler illustrer classer traduire interpréter exemplifier présenter associer commenter paraphraser prédire',
  'appliquer utiliser calculer exécuter renseigner remplir compléter traiter enregistrer installer paramétrer démontrer résoudre rechercher saisir employer conduire animer publier réaliser',
  'analyser comparer distinguer différencier décomposer diagnostiquer qualifier catégoriser relever déduire organiser structurer examiner tester',
  'évaluer juger justifier argumenter critiquer choisir prioriser hiérarchiser recommander vérifier contrôler valider arbitrer',
  'concevoir rédiger élaborer construire produire planifier composer formuler développer scénariser proposer inventer adapter créer',
];
const affective = [
  'accepter remarquer',
  'conformer aider répondre',
  'adopter engager défendre soutenir respecter initier',
  'concilier',
  'incarner maintenir résister',
];
const psychomotor = [
  'détecter',
  'placer préparer réagir',
  'reproduire imiter suivre',
  'brancher régler configurer manipuler mesurer assembler',
  'coordonner enchaîner',
  'ajuster modifier réorganiser',
];
const unobservable =
  'comprendre connaître savoir maîtriser appréhender assimiler percevoir réfléchir penser croire sentir imprégner approprier familiariser découvrir aborder acquérir apprendre approfondir intéresser sensibiliser';

/** What learners do without anything to show for it. */
export const activityVerbs: ReadonlySet<string> = new Set(
  'visiter participer assister regarder lire écouter échanger'.split(' '),
);
/** What a trainer does to learners. */
export const teacherVerbs: ReadonlySet<string> = new Set(
  'présenter montrer enseigner transmettre expliquer'.split(' '),
);

/** Lower case without accents: people type « a partir de » too, and é becomes è in « repère ». */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe');

const rows = (lists: readonly string[], domain: Domain): readonly Verb[] =>
  lists.flatMap((list, index) =>
    list.split(' ').map((lemma) => ({ lemma, observable: true, domain, rank: index + 1 })),
  );

const table: readonly Verb[] = [
  ...rows(cognitive, 'cognitive'),
  ...rows(affective, 'affective'),
  ...rows(psychomotor, 'psychomotor'),
  ...unobservable.split(' ').map((lemma) => ({ lemma, observable: false })),
  ...[...activityVerbs, 'apprécier', 'intégrer', 'améliorer', 'renforcer', 'montrer', 'enseigner', 'transmettre'].map(
    (lemma) => ({ lemma, observable: true }),
  ),
];

/** The verbs that show a level of a domain, for a designer to choose from. */
export const verbsOf = (domain: Domain, rank: number): readonly string[] =>
  table.filter((verb) => verb.domain === domain && verb.rank === rank).map(({ lemma }) => lemma);

/** End of the infinitive → ends of the third persons of the present, and the stem of the future; longest first, without accents. */
const families: readonly (readonly [string, string, string, string])[] = [
  ['prendre', 'prend', 'prennent', 'prendr'],
  ['resoudre', 'resout', 'resolvent', 'resoudr'],
  ['mettre', 'met', 'mettent', 'mettr'],
  ['suivre', 'suit', 'suivent', 'suivr'],
  ['savoir', 'sait', 'savent', 'saur'],
  ['sentir', 'sent', 'sentent', 'sentir'],
  ['querir', 'quiert', 'quierent', 'querr'],
  ['cevoir', 'coit', 'coivent', 'cevr'],
  ['croire', 'croit', 'croient', 'croir'],
  ['crire', 'crit', 'crivent', 'crir'],
  ['aitre', 'ait', 'aissent', 'aitr'],
  ['peler', 'pelle', 'pellent', 'peller'],
  ['enir', 'ient', 'iennent', 'iendr'],
  ['uire', 'uit', 'uisent', 'uir'],
  ['vrir', 'vre', 'vrent', 'vrir'],
  ['yer', 'ie', 'ient', 'ier'],
  ['ire', 'it', 'isent', 'ir'],
  ['dre', 'd', 'dent', 'dr'],
  ['ir', 'it', 'issent', 'ir'],
  ['er', 'e', 'ent', 'er'],
];

/** The forms an objective may use, without accents: infinitive, present and future of the third persons. */
function formsOf(lemma: string): readonly string[] {
  const infinitive = fold(lemma);
  const family = families.find(([end]) => infinitive.endsWith(end));
  if (family === undefined) return [infinitive];
  const [end, one, many, future] = family;
  const stem = infinitive.slice(0, -end.length);
  return [infinitive, stem + one, stem + many, `${stem}${future}a`, `${stem}${future}ont`];
}

const byForm = new Map<string, Verb>();
for (const verb of table) {
  for (const form of formsOf(verb.lemma)) if (!byForm.has(form)) byForm.set(form, verb);
}

/** The verb of a word as it stands in a sentence, in any of its forms; `undefined` for a word that is none we know. */
export const verbOf = (word: string): Verb | undefined => byForm.get(fold(word));

/** Whether a word looks like an infinitive, known or not. */
export const isInfinitive = (word: string): boolean =>
  /(?:er|ir|re|oir)$/.test(fold(word)) &&
  !/^(?:pour|sur|par|leur|notre|votre|entre|contre|outre|autre|quatre)$/.test(word);
