import type { Design } from '#core/design/schema';
import { isForTraining, isKeptOut, isReached, measuresFor, reasonKeptOut } from '#core/needs/decided';
import { leavesOf } from '#core/needs/framework';
import type { Competency, Decision, Evidence, Need, NeedsSource } from '#core/needs/schema';
import type { Objective } from '#core/objectives/schema';

interface Source {
  readonly needs: NeedsSource;
  readonly objectives: readonly Objective[];
  readonly design: Pick<Design, 'modules'>;
}

/** One need on its way to the objectives; a competency that no need names stands for itself. */
export interface CoverageRow {
  readonly code: string;
  readonly title: string;
  readonly decision: Decision | undefined;
  readonly evidence: readonly Evidence[];
  readonly competencies: readonly Competency[];
  readonly objectives: readonly Objective[];
  /** What is done in place of training, or why nothing is. */
  readonly elsewhere: string | undefined;
  readonly state: 'covered' | 'gap' | 'elsewhere' | 'undecided' | 'against';
}

/** Needs × objectives: where each need leads, and where it leads nowhere. */
export function needsCoverage(source: Source): readonly CoverageRow[] {
  const { competencies, needs = [] } = source.needs;
  const named = new Set(needs.flatMap((need) => need.competencies));
  const alone = leavesOf(competencies).filter(({ id }) => !named.has(id));
  return [...needs.map((need) => rowOfNeed(need, source)), ...alone.map((one) => rowOfCompetency(one, source))];
}

function rowOfNeed(need: Need, source: Source): CoverageRow {
  const { competencies, evidence = [] } = source.needs;
  const own = competencies.filter(({ id }) => need.competencies.includes(id));
  const objectives = objectivesFor(own, source);
  const elsewhere = isKeptOut(need) ? (measuresFor(need, source.needs) ?? need.reason) : undefined;
  const isTrained = objectives.length > 0;
  return {
    ...{ code: need.code, title: need.title, decision: need.decision, elsewhere, objectives, competencies: own },
    evidence: evidence.filter(({ id }) => need.evidence.includes(id)),
    state: isKeptOut(need)
      ? isTrained && !own.some(({ id }) => isWantedElsewhere(id, need, source))
        ? 'against'
        : 'elsewhere'
      : isTrained
        ? 'covered'
        : isForTraining(need)
          ? 'gap'
          : 'undecided',
  };
}

const isWantedElsewhere = (id: string, need: Need, { needs: { needs = [] } }: Source): boolean =>
  needs.some((other) => other !== need && !isKeptOut(other) && other.competencies.some((one) => one === id));

function rowOfCompetency(competency: Competency, source: Source): CoverageRow {
  const objectives = objectivesFor([competency], source);
  const elsewhere = reasonKeptOut(competency, source.needs);
  const state = objectives.length > 0 ? 'covered' : elsewhere === undefined ? 'gap' : 'elsewhere';
  const { code, title } = competency;
  return { code, title, decision: undefined, evidence: [], competencies: [competency], objectives, elsewhere, state };
}

const objectivesFor = (own: readonly Competency[], { needs, objectives }: Source): readonly Objective[] =>
  objectives.filter(
    ({ tier, competencies }) =>
      tier === 'operational' && own.some(({ id }) => isReached(id, new Set<string>(competencies), needs.competencies)),
  );
