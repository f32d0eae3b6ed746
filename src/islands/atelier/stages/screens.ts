import type { Component } from 'svelte';
import type { Stage } from '#core/course/stages';

/** What a stage's screen may ask of what is around it. */
export interface StageProps {
  readonly openExport: () => void;
}

type Load<Screen> = () => Promise<{ readonly default: Screen }>;

/** A screen that asks for nothing is drawn as the others are. */
const screen = (load: Load<Component<StageProps> | Component<Record<string, never>>>) =>
  load as Load<Component<StageProps>>;

/** The screen of each stage, loaded when it is first opened. */
export const screens: Readonly<Record<Stage, Load<Component<StageProps>>>> = {
  framing: screen(() => import('./framing/Framing.svelte')),
  audience: screen(() => import('./audience/Audience.svelte')),
  needs: screen(() => import('./needs/Needs.svelte')),
  objectives: screen(() => import('./objectives/Objectives.svelte')),
  design: screen(() => import('./design/Design.svelte')),
  contents: screen(() => import('./contents/Contents.svelte')),
  evaluation: screen(() => import('./evaluation/Evaluation.svelte')),
  delivery: screen(() => import('./delivery/Delivery.svelte')),
  results: screen(() => import('./results/Results.svelte')),
};
