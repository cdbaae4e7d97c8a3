import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Which folder may import which (docs: architecture). What is not listed is forbidden. */
const MAY_IMPORT = {
  domain: ['domain', 'data'],
  workflows: ['workflows', 'domain'],
  register: ['register', 'domain', 'migrations', 'data'],
  migrations: ['migrations'],
  activities: ['activities', 'domain', 'register'],
  delivery: ['delivery', 'domain', 'register', 'workflows'],
  worker: ['worker', 'activities', 'delivery', 'domain', 'register', 'engines'],
  api: ['api', 'delivery', 'domain', 'register', 'engines', 'activities'],
  engines: ['engines'],
  cli: ['cli', 'engines', 'api', 'worker', 'register', 'domain', 'delivery'],
};

const elements = [...Object.keys(MAY_IMPORT), 'data'].map((type) => ({
  type,
  pattern: `${type}/**`,
  partialMatch: false,
}));

/** `kind: 'type'`: only `import type`, which leaves nothing in what runs. */
function policy(from, targets, kind) {
  return {
    from: { element: { type: from } },
    allow: targets.map((type) => ({
      to: { element: { type } },
      ...(kind === undefined ? {} : { dependency: { kind } }),
    })),
  };
}

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'dist.*/', '.ssm/', '.cache/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        require: 'readonly',
        module: 'writable',
        console: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearTimeout: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
      },
    },
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/require-await': 'off',
      // knex gives rows as `any`; what a query selects is said once, at the query, by an assertion.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      'no-console': 'error',
    },
  },
  {
    files: Object.keys(MAY_IMPORT).map((folder) => `${folder}/**/*.ts`),
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'import/resolver': { node: { extensions: ['.ts', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(MAY_IMPORT).map(([from, targets]) => policy(from, targets)),
            policy('workflows', ['activities', 'register'], 'type'),
            policy('register', ['activities'], 'type'),
          ],
        },
      ],
    },
  },
  {
    // What runs in Temporal's sandbox, or is replayed there, is deterministic: no Node, no outside world.
    files: ['workflows/**/*.ts', 'domain/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(node:|fs$|path$|crypto$|http$|https$|os$|child_process$|net$|stream$|process$|buffer$|util$|perf_hooks$)',
              message: 'Node’s built-ins do not exist in the workflow sandbox.',
            },
            {
              group: ['**/activities/**', '**/register/**'],
              allowTypeImports: true,
              message: 'Workflows know activities by type only.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'setInterval',
        'fetch',
        'require',
        'Buffer',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Not replayable.' },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'The domain is told the time.',
        },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The domain is told the time.',
        },
      ],
    },
  },
  {
    // Jest's matchers and parsed answers are `any`; a wrong guess about them is a failing test.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'demo/**/*.ts', 'cli/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
