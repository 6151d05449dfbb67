// The lint rules: what the type checker does not see. Style is nobody's business here.

import js from '@eslint/js';
import globals from 'globals';

/** Ways to make a page out of a string. On a detached element even `innerHTML` runs handlers, in the page's world. */
const PARSERS = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'srcdoc'];

export default [
  { ignores: ['dist', 'target', 'node_modules', 'extension/generated', 'tests/pages', 'tests/benches/browser/node_modules'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      // What reaches the reader is one sentence; the cause was written to the console before.
      'preserve-caught-error': 'off',
      'no-unreachable-loop': 'error',
      'no-self-compare': 'error',
      'default-case-last': 'error',
    },
  },
  {
    files: ['extension/**', 'tests/e2e/fixtures/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
    rules: {
      'no-restricted-properties': [
        'error',
        ...PARSERS.map((property) => ({ property, message: 'Elements are made one by one, from a closed set.' })),
        { object: 'document', property: 'write', message: 'Elements are made one by one, from a closed set.' },
        { object: 'document', property: 'writeln', message: 'Elements are made one by one, from a closed set.' },
        { object: 'navigator', property: 'userAgent', message: 'Ask whether an API exists, not which browser this is.' },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'XMLHttpRequest', message: 'Broadsheet sends nothing anywhere.' },
        { name: 'WebSocket', message: 'Broadsheet sends nothing anywhere.' },
        { name: 'EventSource', message: 'Broadsheet sends nothing anywhere.' },
        { name: 'DOMParser', message: 'A page that is not open in a tab is read by the core.' },
      ],
    },
  },
  {
    files: ['tools/**', 'tests/**', 'eslint.config.js'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: ['tests/benches/browser/contents/**'],
    languageOptions: { globals: { ...globals.browser } },
  },
];
