import * as v from 'valibot';
import { courseFileSchema } from '#core/course/schema';
import type { DocumentCourse } from '#tasks/writeDocument';
import { courseOf, deliverable, profileOf } from '../core/framing/missions.ts';

/** A mission of SOCIEUX+ with its notes, risks and meetings written, and a lure where nobody may see it. */
export function filledMission(): DocumentCourse {
  const course = courseOf('socieux-2022');
  const role = (code: string) => course.framing.roles.find((one) => one.code === code)!.id;
  const [activity] = course.framing.activities;
  const texts = {
    approche: 'Trois temps : **écouter**, *proposer*, valider.\n\n1. entretiens\n2. atelier\n3. restitution',
    outils: 'Voir le [guide](https://exemple.org/guide) & la grille <A4>.',
    methodes: '# Enquête\n\nQuestionnaire, puis {{approche}} entendu comme un texte.',
  };
  const raw = {
    ...course,
    meta: { ...course.meta, title: "Ingénierie de la formation : l'appui à la CIPRES" },
    framing: {
      ...course.framing,
      client: 'CIPRES',
      context: 'Les organismes forment chacun à leur manière ; la CIPRES veut une méthode commune.',
      roles: course.framing.roles.map((one) => (one.code === 'E1' ? { ...one, people: ['Awa Mensah'] } : one)),
      deliverables: course.framing.deliverables.map((one) => ({
        ...one,
        ...(one.code === 'A1-P1'
          ? { texts, pageLimit: 2, history: [{ to: 'in-validation', on: '2022-12-01', version: 'version 1' }] }
          : {}),
        ...(one.confidential ? { title: 'NE-PAS-DIFFUSER' } : {}),
      })),
      risks: [
        {
          id: 'x-0a1b2c3d4e',
          code: 'R1',
          title: 'Fichiers remis en retard',
          cause: 'congés',
          effect: 'besoins incomplets',
          probability: 4,
          impact: 4,
          measure: 'Demander les fichiers dix jours avant',
          owner: role('E1'),
        },
        { id: 'x-0a1b2c3d4f', code: 'R2', title: 'Coupures de réseau', probability: 3, impact: 2 },
      ],
      events: [
        {
          id: 't-0a1b2c3d4e',
          kind: 'debriefing',
          title: 'Restitution',
          activity: activity!.id,
          day: '2023-02-02',
          start: '14:30',
          end: '16:00',
          place: 'Lomé, siège',
          mode: 'on-site',
          roles: [role('E1'), role('PAR')],
        },
        {
          id: 't-0a1b2c3d4f',
          kind: 'interview',
          title: 'Attentes de la direction',
          activity: activity!.id,
          people: [{ name: 'M. Koffi', institution: 'Caisse nationale' }],
        },
        {
          id: 't-0a1b2c3d4g',
          kind: 'meeting',
          title: 'Démarrage',
          activity: activity!.id,
          day: '2022-12-12',
          start: '09:00',
          place: 'Lomé',
          mode: 'hybrid',
          roles: [role('E1')],
        },
      ],
    },
  };
  return { ...v.parse(courseFileSchema, raw), name: 'cipres' };
}

export const codeOf = (course: DocumentCourse, code: string) => deliverable(course.framing, code).id;

/** The clause of the profile, word for word. */
export const clause = (profileOf('socieux-2022') as { framing: { clause: string } }).framing.clause;
