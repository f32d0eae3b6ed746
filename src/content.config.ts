import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { courseLoader } from '#site/courseLoader';
import type { SiteCourse } from '#site/courses';

/** Checked already, by the task that opened them. */
const opened = z.custom<SiteCourse>((value) => typeof value === 'object' && value !== null);

export const collections = { courses: defineCollection({ loader: courseLoader(), schema: opened }) };
