import type { Told } from '#adapters/browser/otherWindows';
import type { Surroundings } from '../context';
import type { Screen } from '../screen.svelte';
import type { Workspace } from '../workspace';

/** Until what a killed window left behind is looked for once more: by then nobody else has it. */
const untilOrphans = 6_000;

/** Opens the course that the address names, and shows it or the reasons why not. Called while a component is made. */
export function openAddressed(screen: Screen, route: Surroundings['route'], workspace: () => Workspace | undefined) {
  $effect(() => {
    const name = route.course;
    const means = workspace();
    if (!means || name === '' || screen.session?.name === name) return;
    const one = means.session(name);
    [screen.session, screen.reasons] = [undefined, []];
    void one.open().then((problems) => {
      if (route.course !== name) return;
      if (problems.length > 0) screen.reasons = problems;
      else screen.session = one;
    });
  });
}

/** Keeps what is typed when one leaves, and shows what other windows saved. Called while a component is made. */
export function keepInStep(screen: Screen, heard: () => Told | undefined) {
  $effect(() => {
    const told = heard();
    const { session } = screen;
    if (told && told.course === session?.name && told.kind === 'saved') void session.refresh();
  });
  $effect(() => {
    const leave = () => void screen.session?.flush();
    const back = () => (document.visibilityState === 'visible' ? void screen.session?.refresh() : leave());
    const orphans = setTimeout(() => screen.session?.takeAbandoned(), untilOrphans);
    document.addEventListener('visibilitychange', back);
    addEventListener('pagehide', leave);
    return () => {
      void screen.session?.flush();
      clearTimeout(orphans);
      document.removeEventListener('visibilitychange', back);
      removeEventListener('pagehide', leave);
    };
  });
}
