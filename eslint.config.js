import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const pure = [
  'src/{core,codecs,formats,documents,tasks}/**/*.ts',
  'src/blocks/*.ts',
  'src/blocks/**/{model,render}.ts',
  'src/adapters/memory/**/*.ts',
];

/** HTML made of text is a door for scripts: only the files listed below open it. */
const htmlDoors = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'write'].map((name) => ({
  selector:
    name === 'write'
      ? "CallExpression[callee.object.name='document'][callee.property.name='write']"
      : `MemberExpression[property.name='${name}']`,
  message: 'HTML is made by the one renderer; build nodes, or use textContent.',
}));

export default ts.config(
  { ignores: ['dist', 'build', '.astro', 'node_modules', 'coverage', 'src/core/host.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...astro.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
        // The same for all files: where it differs from one to the next, every project is opened anew.
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...htmlDoors],
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'astro/no-set-html-directive': 'error',
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': ['error', 'Date', 'Intl', 'performance', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is a port.' },
        { property: 'localeCompare', message: 'The order of French is in core/french.ts.' },
        { property: 'toLocaleString', message: 'French numbers are in core/french.ts.' },
        { property: 'toLocaleLowerCase', message: 'Depends on the host.' },
        { property: 'toLocaleUpperCase', message: 'Depends on the host.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    // State is replaced whole ($state.raw); sets and dates inside a function are nobody's state.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  { files: ['src/components/Html.astro'], rules: { 'astro/no-set-html-directive': 'off' } },
  // Components are typed by svelte-check; asked for types here, each of them would have the whole program read again.
  { files: ['**/*.{js,mjs,svelte}', '**/*.astro', '**/*.astro/*.ts'], extends: [ts.configs.disableTypeChecked] },
);
