import * as v from 'valibot';
import { day } from '#core/framing/mission';
import { idSchema } from '#core/id';
import { situationSchema } from '#core/needs/situation';
import { surveySchema } from '#core/needs/survey';
import { plain } from '#core/text';

/** A place on the course's own scale of levels, 1 lowest. */
const place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));

export const competencySchema = v.strictObject({
  id: idSchema('y'),
  code: plain,
  title: plain,
  /** The competency, or the domain, that it details; three stages at the most: domaine, compétence, sous-compétence. */
  parent: v.optional(idSchema('y')),
  /** A family of its own making, across the tree: « concevoir », « évaluer ». */
  category: v.optional(plain),
  /** What the work asks for, and what people hold today, on the scale of `levels`. */
  expected: v.optional(place),
  held: v.optional(place),
  /** Place in the order of needs, 1 first, and where it comes from (survey, terms of reference). */
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  source: v.optional(plain),
  /** Why a competency is kept out of the objectives on purpose (« déjà maîtrisée »). */
  setAside: v.optional(plain),
});
export type Competency = v.InferOutput<typeof competencySchema>;

export const evidenceKinds = ['document', 'interview', 'survey', 'observation', 'indicator', 'finding'] as const;

/** A proof that a need is there; a finding (« constat ») of an audit is one, with the modules that answer it. */
export const evidenceSchema = v.strictObject({
  id: idSchema('ev'),
  /** P-01, K1. */
  code: plain,
  kind: v.picklist(evidenceKinds),
  /** What it says, in one sentence. */
  title: plain,
  /** Who or what says so: title and page, function of the person met, size of the survey. */
  source: v.optional(plain),
  /** Word for word. */
  quotation: v.optional(plain),
  date: v.optional(day),
  reliability: v.optional(v.picklist(['solid', 'fair', 'weak'])),
  /** The modules that answer a finding. */
  modules: v.optional(v.array(idSchema('m')), []),
});
export type Evidence = v.InferOutput<typeof evidenceSchema>;

export const decisions = ['training', 'other', 'imposed', 'set-aside'] as const;
export type Decision = (typeof decisions)[number];

/** A gap between what the work asks and what is seen, and what was decided about it. */
export const needSchema = v.strictObject({
  id: idSchema('ne'),
  code: plain,
  /** What is seen, against what is expected. */
  title: plain,
  /** What somebody would have to learn to close it. */
  competencies: v.optional(v.array(idSchema('y')), []),
  evidence: v.optional(v.array(idSchema('ev')), []),
  /** The words of the terms of reference that impose it. */
  quotation: v.optional(plain),
  /** « La formation est-elle la réponse ? »: the answers given. */
  situation: v.optional(situationSchema),
  decision: v.optional(v.picklist(decisions)),
  reason: v.optional(plain),
  owner: v.optional(plain),
  date: v.optional(day),
});
export type Need = v.InferOutput<typeof needSchema>;

/** What is done about a need beside training, or in its place. */
export const solutionSchema = v.strictObject({
  id: idSchema('so'),
  code: plain,
  title: plain,
  need: v.optional(idSchema('ne')),
  owner: v.optional(plain),
  due: v.optional(day),
  done: v.optional(v.boolean(), false),
});
export type OtherSolution = v.InferOutput<typeof solutionSchema>;

export const needsSchema = v.strictObject({
  /** What the levels of competencies are called, lowest first. */
  levels: v.optional(v.array(plain), []),
  competencies: v.optional(v.array(competencySchema), []),
  evidence: v.optional(v.array(evidenceSchema), []),
  needs: v.optional(v.array(needSchema), []),
  solutions: v.optional(v.array(solutionSchema), []),
  surveys: v.optional(v.array(surveySchema), []),
});
export type Needs = v.InferOutput<typeof needsSchema>;

/** Needs as courses made before them hold them: competencies alone. */
export type NeedsSource = Pick<Needs, 'competencies'> & Partial<Needs>;
