import type { Component } from 'svelte';
import type { Dialog } from '../screen.svelte';

/** What a dialog may ask of what is around it. */
export interface DialogProps {
  readonly close: () => void;
  /** Another dialog in its place; missing where a stage asks for its own. */
  readonly open?: ((dialog: Dialog) => void) | undefined;
}
export type LoadDialog = () => Promise<{ readonly default: Component<DialogProps> }>;

/** The dialogs that any stage opens, each loaded when it is first asked for. */
export const dialogs: Readonly<Record<Exclude<Dialog, 'new' | 'palette'>, LoadDialog>> = {
  map: () => import('./KeyMap.svelte'),
  export: () => import('../export/ExportDialog.svelte'),
  archive: () => import('../export/ArchiveDialog.svelte'),
  versions: () => import('../history/VersionsDialog.svelte'),
  thread: () => import('../thread/ThreadDialog.svelte'),
  settings: () => import('../settings/SettingsDialog.svelte'),
  deliverables: () => import('../deliverables/DeliverablesSheet.svelte'),
  moodleUpdate: () => import('../moodleUpdate/MoodleUpdateDialog.svelte'),
  documents: () => import('../documents/DocumentsDialog.svelte'),
};
