import type { Component } from 'svelte';
import type { Stage } from '#core/course/stages';

/** What a stage's screen may ask of what is around it. */
export interface StageProps {
  readonly openExport: () => void;
}

/** The screen of each stage, loaded when it is first opened. */
export const screens: Readonly<Record<Stage, () => Promise<{ readonly default: Component<StageProps> }>>> = {
  framing: () => import('./framing/Framing.svelte'),
  audience: () => import('./audience/Audience.svelte'),
  needs: () => import('./needs/Needs.svelte'),
  objectives: () => import('./objectives/Objectives.svelte'),
  design: () => import('./design/Design.svelte'),
  contents: () => import('./contents/Contents.svelte'),
  evaluation: () => import('./evaluation/Evaluation.svelte'),
  delivery: () => import('./delivery/Delivery.svelte'),
  results: () => import('./results/Results.svelte'),
};
