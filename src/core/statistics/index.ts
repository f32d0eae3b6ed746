import { allocation } from '#core/statistics/allocation';
import { angoff } from '#core/statistics/angoff';
import { attrition } from '#core/statistics/attrition';
import { borich } from '#core/statistics/borich';
import { budget } from '#core/statistics/budget';
import { ciMean } from '#core/statistics/ciMean';
import { ciProportion } from '#core/statistics/ciProportion';
import { cochran } from '#core/statistics/cochran';
import { cronbachAlpha } from '#core/statistics/cronbachAlpha';
import { dif } from '#core/statistics/dif';
import { distractors } from '#core/statistics/distractors';
import { effectSizePaired } from '#core/statistics/effectSizePaired';
import { hakeGain } from '#core/statistics/hakeGain';
import { hennessyHicks } from '#core/statistics/hennessyHicks';
import { itemAnalysis } from '#core/statistics/itemAnalysis';
import { kpi } from '#core/statistics/kpi';
import { kpiDisaggregation } from '#core/statistics/kpiDisaggregation';
import { kr20 } from '#core/statistics/kr20';
import { likert } from '#core/statistics/likert';
import { mcda } from '#core/statistics/mcda';
import { mcnemar } from '#core/statistics/mcnemar';
import { minN } from '#core/statistics/minN';
import { nps } from '#core/statistics/nps';
import { pairedT } from '#core/statistics/pairedT';
import { performanceProblem } from '#core/statistics/performanceProblem';
import { priorityIndices } from '#core/statistics/priorityIndices';
import { readabilityCounts, readabilityText } from '#core/statistics/readability';
import { roi } from '#core/statistics/roi';
import { seatTime } from '#core/statistics/seatTime';
import { smallCells } from '#core/statistics/smallCells';
import { wilcoxonSignedRank } from '#core/statistics/wilcoxonSignedRank';

/** Every figure there is. Pages import the ones they use from their own files; reports and tests go through the list. */
export const statistics = {
  allocation,
  angoff,
  attrition,
  borich,
  budget,
  ciMean,
  ciProportion,
  cochran,
  cronbachAlpha,
  dif,
  distractors,
  effectSizePaired,
  hakeGain,
  hennessyHicks,
  itemAnalysis,
  kpi,
  kpiDisaggregation,
  kr20,
  likert,
  mcda,
  mcnemar,
  minN,
  nps,
  pairedT,
  performanceProblem,
  priorityIndices,
  readabilityCounts,
  readabilityText,
  roi,
  seatTime,
  smallCells,
  wilcoxonSignedRank,
};
