import { type Stage, stages } from '#core/course/stages';
import type { Place } from '#tasks/workspaceStages';

/** The last part of the address of each stage. */
export const slugs: Readonly<Record<Stage, string>> = {
  framing: 'cadrage',
  audience: 'public',
  needs: 'besoins',
  objectives: 'objectifs',
  design: 'conception',
  contents: 'contenus',
  evaluation: 'evaluation',
  delivery: 'mise-en-oeuvre',
  results: 'resultats',
};

/** Where the person is: `/atelier/<stage>/#<course>/<entity>/<field>`. Without a stage, the list of courses. */
export class Route {
  stage = $state.raw<Stage | undefined>(undefined);
  course = $state.raw('');
  place = $state.raw<{ readonly entity: string; readonly path: string } | undefined>(undefined);

  constructor(stage: Stage | undefined) {
    this.stage = stage;
  }

  /** From here to the folder of the workspace; the same on any host, under any path. */
  get #up(): string {
    return this.stage ? '../' : './';
  }

  /** The address of a stage, of a field in it, or of the list of courses. */
  href(stage: Stage | undefined, course = this.course, place?: Place): string {
    if (!stage) return this.#up;
    const field = place ? `/${place.entity}${place.path}` : '';
    return `${this.#up}${slugs[stage]}/${course === '' ? '' : `#${course}${field}`}`;
  }

  /** The folder of the whole site. */
  get site(): URL {
    return new URL(`${this.#up}../`, location.href);
  }

  /** Reads the address that the browser shows. */
  read(): void {
    const slug = location.pathname.split('/').at(-2);
    this.stage = stages.find((stage) => slugs[stage] === slug);
    const [course = '', entity = '', ...path] = decodeURIComponent(location.hash.slice(1)).split('/');
    this.course = course;
    this.place = entity === '' ? undefined : { entity, path: path.length === 0 ? '' : `/${path.join('/')}` };
  }

  /** Goes to an address of the workspace without loading a page: what is in memory stays. */
  go(href: string): void {
    history.pushState(null, '', href);
    this.read();
  }

  /** The address of the workspace that a click on a link asks for; `undefined` for one that leaves it. */
  within(event: MouseEvent): string | undefined {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented || link.download !== '')
      return undefined;
    const folder = new URL(this.#up, location.href);
    const isInside = link.origin === location.origin && link.pathname.startsWith(folder.pathname);
    return isInside ? link.href : undefined;
  }
}

/** Addresses of the page around are relative to where it was loaded: made whole, they stay right wherever one goes. */
export function pinAddresses(island: HTMLElement): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('a[href], link[href]')) {
    const isFragment = link.getAttribute('href')?.startsWith('#');
    if (!island.contains(link) && !isFragment) link.setAttribute('href', link.href);
  }
}

/** The HTML id of a field. */
export const fieldId = (entity: string, path: string): string => `${entity}${path.replaceAll('/', '-')}`;
