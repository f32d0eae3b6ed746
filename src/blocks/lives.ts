import { caseStudy } from '#blocks/case/live';
import { checklist } from '#blocks/checklist/live';
import { flashcards } from '#blocks/flashcards/live';
import type { Live } from '#blocks/live';
import { reflection } from '#blocks/reflection/live';
import { tabs } from '#blocks/tabs/live';

/** The blocks that come to life, by their class: one line each. A package takes those that its page shows. */
export const lives: Readonly<Record<string, Live>> = {
  'nv-tabs': tabs,
  'nv-cards': flashcards,
  'nv-checklist': checklist,
  'nv-reflection': reflection,
  'nv-case': caseStudy,
};
