import { fold, isInfinitive, type Verb, verbOf } from '#core/objectives/verbs';

/** What the sentence of an objective holds, in the parts of Mager: public, behaviour, condition, criterion. */
export interface Sentence {
  /** `undefined` when no verb was recognised: nothing is said of it. */
  readonly verb: Verb | undefined;
  /** The verb as people wrote it. */
  readonly written: string;
  /** Another action joined to the first by « et » or « puis », without an object of its own. */
  readonly second: string | undefined;
  readonly audience: boolean;
  readonly condition: boolean;
  readonly criterion: boolean;
  /** « aux apprenants », « les participants » right after the verb. */
  readonly toLearners: boolean;
  readonly words: number;
}

const people =
  'apprenant|participant|stagiaire|agent|conseiller|conseillere|cadre|formateur|formatrice|inspecteur|inspectrice|technicien|technicienne|gestionnaire|teleconseiller|teleconseillere|superviseur|binome|manager|responsable|directeur|directrice|etudiant|eleve|candidat|personne|equipe|groupe|animateur|animatrice|tuteur|tutrice|liquidateur|controleur|chef|administrateur|administratrice|operateur|operatrice|auditeur|auditrice|comptable|secretaire';
const person = new RegExp(`\\b(?:${people})e?s?\\b`);
const learners = /^(?:aux|a des|a ses|a l'|les|des|a leurs) ?(?:apprenant|participant|stagiaire|agent|auditeur)e?s?\b/;

const time = /^(?:a l'issue|au terme|a la fin|en fin|apres) [^,]*, */;
const opening =
  /^(?:a|au|aux|avec|sans|etant donne|face|devant|dans|lors|pendant|en|sur|pour|compte tenu|munie?s?|depuis|de memoire|selon|d'apres|chez|apres|des) [^,]*, */;

/** Whatever has one of these and is no criterion is a condition. */
const conditions =
  /\b(?:a partir d|a l'aide d|avec|sans|etant donne|face a|devant|dans (?:une?|l'|le|la|les|son|sa|ses|des)\b|lors d|pendant|en (?:binome|groupe|autonomie|situation)|sur la base d|au moyen d|de memoire|munie?s? d|compte tenu)|^(?:pour|sur) [^,]*,/;
const criteria =
  /\d+ ?(?:minutes?|heures?|jours?|%|points?|erreurs?|cas\b|sur \d)|\d+ sur \d+|\bsans (?:erreur|faute|rupture|omission|oubli|contresens|conclusion)|\bau (?:moins|plus|maximum|minimum)\b|\bmoins d|\b(?:tous|toutes) les\b|\bconformes? (?:a|aux)\b|\bselon (?:la |les |une )?(?:norme|grille|procedure|bareme)|\bdans l'ordre\b|\bavec exactitude\b|\bchacune?\b|\b(?:les|ses|leurs) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d+)\b|\becart maximal\b/g;
/** « avec un score d'au moins 3 sur 4 » begins like a condition. */
const criterionOpening = /\b(?:avec|dans)(?= (?:une? )?(?:score|note|ecart|exactitude|au moins|au plus|\d))/g;

/** Reads the first sentence of an objective. */
export function readSentence(text: string): Sentence {
  const whole = tidy(text);
  const bare = whole.replace(/ \([^)]*\)/g, '');
  const folded = fold(bare).replace(time, '');
  const main = dropOpenings(bare);
  const found = findVerb(main);
  const criterion = folded.search(criteria) >= 0;
  return {
    verb: found?.verb,
    written: found?.written ?? '',
    second: found ? secondAction(found.after) : undefined,
    audience: found ? person.test(fold(found.before)) : person.test(fold(main)),
    condition: conditions.test(folded.replace(criterionOpening, '').replace(criteria, '')),
    criterion,
    toLearners: found ? learners.test(fold(found.after)) : false,
    words: whole.split(/\s+/).filter(Boolean).length,
  };
}

/** One sentence, straight apostrophes, single spaces, inclusive endings left out. */
const tidy = (text: string): string =>
  (text.normalize('NFC').split(/(?<=\p{L}{2})[.!?…](?=\s+\p{Lu}|\s*$)/u)[0] ?? '')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\((?:e|ne|trice|rice|ère)s?\)|[·•](?:e|ne|trice|rice|ère)(?:[·•]s)?/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The main clause: what stands before its first word and ends by a comma is time or condition. */
function dropOpenings(sentence: string): string {
  const match = time.exec(fold(sentence)) ?? opening.exec(fold(sentence));
  // Folding « œ » makes two letters of one, so the comma is looked for in the sentence itself.
  return match ? dropOpenings(sentence.slice(sentence.indexOf(',') + 1).trim()) : sentence;
}

interface Found {
  readonly verb: Verb | undefined;
  readonly written: string;
  readonly before: string;
  readonly after: string;
}

const ableIn =
  /(?<!\p{L})(?:(?:capables?|aptes?) d(?:e |')|en mesure d(?:e |')|à même d(?:e |')|(?:doit|doivent|devra|devront|peut|peuvent|pourra|pourront) (?:pouvoir )?|aur(?:a|ont) appris à |(saura|sauront|sait|savent|savoir) )(?:s'|se )?(\p{L}+)/iu;
const phrases: readonly (readonly [RegExp, string, boolean])[] = [
  [/(?<!\p{L})(?:être|est|sont|sera|seront) sensibilisée?s?/iu, 'être sensibilisé', false],
  [/(?<!\p{L})(?:être|est|sont|sera|seront) (?:consciente?s?|à l'aise|familiarisée?s?)/iu, 'être conscient', false],
  [/(?<!\p{L})(?:prend(?:re|ra|ront)?|prennent) conscience/iu, 'prendre conscience', false],
  [
    /(?<!\p{L})(?:avoir|a|ont|aura|auront) une (?:\p{L}+ )?(?:connaissance|compréhension)/iu,
    'avoir une connaissance',
    false,
  ],
  [/(?<!\p{L})(?:faire|fait|font|fera|feront) découvrir/iu, 'faire découvrir', false],
  [/(?<!\p{L})(?:mettre|met|mettent|mettra|mettront) en (?:œuvre|oeuvre|place|pratique)/iu, 'mettre en œuvre', true],
];

function findVerb(main: string): Found | undefined {
  const finite = findFinite(main);
  const able = findAble(main);
  // « renseigne un dossier que ses collègues peuvent exploiter »: who is able there is somebody else.
  const isLater = able && finite && finite.before.length < (ableIn.exec(main)?.index ?? 0);
  return findPhrase(main) ?? (isLater ? finite : able) ?? findInfinitive(main) ?? finite;
}

function findPhrase(main: string): Found | undefined {
  for (const [pattern, lemma, observable] of phrases) {
    const match = pattern.exec(main);
    // Further on, it is a complement: « une séance pour prendre conscience ».
    if (match === null || match.index > 60) continue;
    const verb = observable ? ({ lemma, observable, domain: 'cognitive', rank: 3 } as const) : { lemma, observable };
    return foundAt(main, match.index, match[0], verb);
  }
  return undefined;
}

function findAble(main: string): Found | undefined {
  const match = ableIn.exec(main);
  const written = match?.[2];
  if (match === null || written === undefined || !isInfinitive(written)) return undefined;
  const known = verbOf(written);
  const start = match.index + match[0].length - written.length;
  // « saura faire » names no action.
  if (match[1] !== undefined && known === undefined)
    return { ...foundAt(main, start, written, verbOf('savoir')), written: `${match[1]} ${written}` };
  return foundAt(main, start, written, inContext(known, main.slice(start + written.length)));
}

function findInfinitive(main: string): Found | undefined {
  const match = /^(?:s'|se )?(\p{L}+)/iu.exec(main);
  const written = match?.[1];
  if (match === null || written === undefined || !isInfinitive(written)) return undefined;
  const after = main.slice(match[0].length);
  return foundAt(main, match[0].length - written.length, written, inContext(verbOf(written), after));
}

/** The first known form after a subject: an article and at least one noun. */
function findFinite(main: string): Found | undefined {
  const words = [...main.matchAll(/\p{L}+/gu)];
  for (const match of words.slice(2)) {
    const verb = verbOf(match[0]);
    if (verb === undefined || isArticle(main, match.index)) continue;
    return foundAt(main, match.index, match[0], inContext(verb, main.slice(match.index + match[0].length)));
  }
  return undefined;
}

/** « le traite » aside, a word behind an article is a noun: « la mesure ». */
const isArticle = (main: string, index: number): boolean =>
  /(?:\b(?:le|la|les|un|une|des|du|de|d'|l'|ce|cette) ?)$/i.test(main.slice(0, index));

const foundAt = (main: string, index: number, written: string, verb: Verb | undefined): Found => ({
  verb,
  written,
  before: main.slice(0, index),
  after: main.slice(index + written.length).trim(),
});

/** Some verbs are seen or not by what follows: « saisir une donnée », « saisir l'importance de ». */
function inContext(verb: Verb | undefined, after: string): Verb | undefined {
  const rest = fold(after).trim();
  const unseen =
    (['saisir', 'apprécier'].includes(verb?.lemma ?? '') &&
      /^(?:l'|la |le |les )(?:importance|interet|sens|enjeux?|portee|role|utilite|valeur)/.test(rest)) ||
    (verb?.lemma === 'intégrer' && /^(?:la|les|une|des|le) (?:notion|concept|principe|enjeu)/.test(rest)) ||
    (['améliorer', 'renforcer', 'développer'].includes(verb?.lemma ?? '') &&
      /^(?:ses|leurs|sa|leur|des|les) (?:connaissance|competence|capacite|comprehension|maitrise)/.test(rest));
  return verb && unseen ? { lemma: verb.lemma, observable: false } : verb;
}

function secondAction(after: string): string | undefined {
  const match = /^(?:et|puis|et puis) (?:s'|se )?(\p{L}+)/iu.exec(after);
  const word = match?.[1];
  return word !== undefined && (verbOf(word) !== undefined || isInfinitive(word)) ? word : undefined;
}
