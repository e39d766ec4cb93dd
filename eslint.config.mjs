import coreWebVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';

/** Imports go one way: app → components → lib → models (docs/decisions/0006). */
const zones = [
  { target: './models', from: ['./app', './components', './lib', './server', './scripts'] },
  { target: './lib', from: ['./app', './components', './server', './scripts'] },
  { target: './lib/kernel', from: './lib', except: ['./kernel'] },
  { target: './components', from: ['./app', './server', './scripts', './models'] },
  { target: './components/ui', from: './components', except: ['./ui'] },
  { target: './components/ui', from: './lib', except: ['./kernel', './texts'] },
  { target: './app', from: ['./models', './server', './scripts'] },
  {
    target: './packages',
    from: ['./app', './components', './lib', './models', './server', './scripts', './tests'],
  },
];

const onlyTheseMayTouchModels = [
  'lib/**/*-queries.ts',
  'lib/**/*-mutations.ts',
  'lib/auth/**',
  'lib/kernel/**',
  'lib/seed/**',
  'lib/audit/record-audit.ts',
];

const config = [
  {
    ignores: [
      '.next/**',
      'node_modules/**',
      'next-env.d.ts',
      '.data/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...coreWebVitals,
  ...nextTypescript,
  {
    settings: { 'import/resolver': { typescript: { project: './tsconfig.json' } } },
    rules: {
      'import/no-restricted-paths': ['error', { zones }],
      'import/no-cycle': ['error', { ignoreExternal: true }],
      // Public pages carry no script: links are plain links, and the browser prefetches.
      '@next/next/no-html-link-for-pages': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'react-hooks/error-boundaries': 'off',
    },
  },
  {
    // No React here: what is called `use` is no hook.
    files: ['packages/**', 'tests/support/**', 'tests/e2e/**', 'tests/conformance/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['app/**', 'components/**', 'lib/**', 'models/**', 'server/**'],
    ignores: ['lib/kernel/env.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only lib/kernel/env.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: onlyTheseMayTouchModels,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value=/^@.models/] ImportSpecifier[imported.name=/Model$/]',
          message: 'Only queries and mutations touch a model.',
        },
      ],
    },
  },
];

export default config;
