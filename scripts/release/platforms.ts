import binaries from './nodeBinaries.json' with { type: 'json' };

/** A kind of computer that a portable folder is made for: `navette-<version>-<id>.zip`. */
export type PlatformId = keyof typeof binaries;

export interface Platform {
  readonly id: PlatformId;
  readonly system: 'windows' | 'linux' | 'macos';
  /** How its readme names the machine. */
  readonly machine: string;
  /** The npm package that holds its Node, and the sum of what the registry sends. */
  readonly node: { readonly package: string; readonly version: string; readonly integrity: string };
}

const machines: Readonly<Record<PlatformId, readonly [Platform['system'], string]>> = {
  windows: ['windows', '64 bits'],
  linux: ['linux', 'x86-64'],
  'linux-arm64': ['linux', 'ARM 64 bits'],
  'macos-apple': ['macos', 'puce Apple : M1 et suivantes'],
  'macos-intel': ['macos', 'processeur Intel'],
};

export const platforms: readonly Platform[] = (Object.keys(machines) as PlatformId[]).map((id) => {
  const [system, machine] = machines[id];
  return { id, system, machine, node: binaries[id] };
});

export const platformOf = (id: PlatformId): Platform => {
  const found = platforms.find((platform) => platform.id === id);
  if (!found) throw new Error(`no platform ${id}`);
  return found;
};
