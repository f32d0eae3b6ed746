import type { Design } from '#core/design/schema';
import { activitiesOf } from '#core/design/schema';
import type { Id } from '#core/id';
import { isKeptOut, measuresFor } from '#core/needs/decided';
import type { Evidence, NeedsSource } from '#core/needs/schema';
import type { Objective } from '#core/objectives/schema';

/** What a finding is answered from. */
export interface FindingSource {
  readonly needs: NeedsSource;
  readonly objectives: readonly Objective[];
  readonly design: Pick<Design, 'modules'>;
}

/** One finding and what answers it. */
export interface FindingRow {
  readonly finding: Evidence;
  /** The modules that somebody said answer it. */
  readonly modules: readonly Id<'m'>[];
  /** The modules where the thread leads: finding → need → competency → objective → activity. */
  readonly led: readonly Id<'m'>[];
  /** Why no module has to: what was decided instead, for every need that it proves. */
  readonly elsewhere?: string;
  /** Nothing answers it. */
  readonly isRupture: boolean;
}

/** The findings of the audit, each with the modules that answer it: the rows of the matrix constat × module. */
export function findingRows(source: FindingSource): readonly FindingRow[] {
  const { evidence = [], needs = [] } = source.needs;
  const there = new Set(source.design.modules.map(({ id }) => id));
  return evidence
    .filter(({ kind }) => kind === 'finding')
    .map((finding) => {
      const own = needs.filter((need) => need.evidence.includes(finding.id));
      const modules = (finding.modules ?? []).filter((id) => there.has(id));
      const isElsewhere = own.length > 0 && own.every(isKeptOut);
      const elsewhere = own.map((need) => measuresFor(need, source.needs) ?? need.reason ?? need.title).join(' ; ');
      return {
        finding,
        modules,
        led: isElsewhere
          ? []
          : ledTo(
              own.flatMap(({ competencies }) => competencies),
              source,
            ),
        ...(isElsewhere ? { elsewhere } : {}),
        isRupture: modules.length === 0 && !isElsewhere,
      };
    });
}

function ledTo(competencies: readonly string[], { objectives, design }: FindingSource): readonly Id<'m'>[] {
  const reached = new Set<string>(
    objectives
      .filter((one) => one.tier === 'operational' && one.competencies.some((id) => competencies.includes(id)))
      .map(({ id }) => id),
  );
  return design.modules
    .filter((module) => activitiesOf([module]).some((one) => one.objectives.some((id) => reached.has(id))))
    .map(({ id }) => id);
}
