import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Question, questionSchema } from '#core/question/index';
import { integrityProblems } from '#tasks/integrity';
import { courseWith, smallCourse } from '../fixtures/courses';
import { emergencyCall, oilFire } from '../fixtures/questions';

const codes = (...questions: readonly Question[]) =>
  integrityProblems({ ...courseWith(...smallCourse.questions, ...questions) })
    .filter(({ code }) => code.startsWith('question/'))
    .map(({ code, severity }) => `${severity} ${code}`);

test('a sound bank has no problem', () => expect(codes(emergencyCall)).toEqual([]));

test('a share outside the list of Moodle is a warning: the question is sound here', () => {
  const choices = oilFire.choices.map((choice, index) => (index === 2 ? { ...choice, share: 33 } : choice));
  const question = v.parse(questionSchema, { ...oilFire, id: 'q-0000000000', choices });
  expect(codes(question)).toEqual(['warning question/share-refused-by-moodle']);
});
