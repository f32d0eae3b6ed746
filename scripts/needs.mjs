// Runs before every command, on whatever Node there is: the project's own Node must be in place.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Navette demande Node 22.18 ou plus récent ; celui-ci est ${process.versions.node}.\n` +
      '  → Le paquet npm « node » devait en installer un : supprimez node_modules, puis « npm ci » sans --ignore-scripts\n' +
      '    (npm 12 : le champ allowScripts de package.json doit être respecté).',
  );
  process.exit(1);
}
