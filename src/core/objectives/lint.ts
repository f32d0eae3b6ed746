import { isLead } from '#core/objectives/list';
import type { Objective } from '#core/objectives/schema';
import { readSentence, type Sentence } from '#core/objectives/sentence';
import { activityVerbs, teacherVerbs, verbOf } from '#core/objectives/verbs';
import type { Problem } from '#core/problem';

const mostWords = 45;

/**
 * What the French sentence of an objective lacks; conditions and criteria are asked of the operational tier only.
 * `lead` opens a list that it stands in, « les participants seront capables de : », and lends it its people.
 */
export function wordingProblems(objective: Objective, lead?: string): readonly Problem[] {
  const alone = readSentence(objective.text);
  const isLent = lead !== undefined && isLead(lead) && readSentence(lead).audience;
  const sentence = isLent ? { ...alone, audience: true } : alone;
  const about = { at: objective.id, values: { objective: objective.code } } as const;
  const unseen = unseenVerb(sentence);
  const verb = { ...about.values, verb: unseen ?? sentence.written };
  const problems: Problem[] = [];
  if (unseen) problems.push({ ...about, code: 'objective/verb-not-observable', severity: 'warning', values: verb });
  if (sentence.second !== undefined) {
    const values = { ...verb, verb: sentence.written, second: sentence.second };
    problems.push({ ...about, code: 'objective/two-actions', severity: 'warning', values });
  }
  if (isTeacherCentred(sentence)) {
    problems.push({ ...about, code: 'objective/teacher-centred', severity: 'warning', values: verb });
  }
  if (activityVerbs.has(sentence.verb?.lemma ?? '') && !sentence.criterion) {
    problems.push({ ...about, code: 'objective/activity-only', severity: 'warning', values: verb });
  }
  if (sentence.words > mostWords) {
    const values = { ...about.values, words: sentence.words };
    problems.push({ ...about, code: 'objective/too-long', severity: 'info', values });
  }
  return objective.tier === 'operational' ? [...problems, ...missingParts(sentence, about)] : problems;
}

/** Also the second of two joined verbs: « saura faire et comprendra ». */
function unseenVerb({ verb, written, second }: Sentence): string | undefined {
  if (verb && !verb.observable) return written;
  return second !== undefined && verbOf(second)?.observable === false ? second : undefined;
}

const isTeacherCentred = ({ verb, toLearners }: Sentence): boolean =>
  toLearners && (teacherVerbs.has(verb?.lemma ?? '') || verb?.lemma === 'faire découvrir');

type About = Pick<Problem, 'at'> & { readonly values: Readonly<Record<string, string>> };

function missingParts(sentence: Sentence, about: About): readonly Problem[] {
  const problems: Problem[] = [];
  if (!sentence.audience || isTeacherCentred(sentence)) {
    problems.push({ ...about, code: 'objective/no-public', severity: 'info' });
  }
  if (!sentence.condition) problems.push({ ...about, code: 'objective/no-condition', severity: 'warning' });
  if (!sentence.criterion) problems.push({ ...about, code: 'objective/no-criterion', severity: 'warning' });
  return problems;
}
