/** The import rule of docs/architecture.md: an app imports libs and itself, libs import downwards, no cycles. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Type-only imports count.', from: {}, to: { circular: true } },
    {
      name: 'app-imports-libs-and-itself',
      severity: 'error',
      comment: 'Only all-in-one knows the root modules of other apps.',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/all-in-one/', 'spec\\.ts$'] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Tests of the rules for forms read the seeds of the catalogue.',
      from: { path: '^libs/', pathNot: '^libs/forms/.*spec\\.ts$' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts-are-pure',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: 'spec\\.ts$' },
      to: {
        pathNot: [
          '^libs/(contracts/|vietnam/src/(text|names)\\.ts)',
          'node_modules/(class-validator|class-transformer|reflect-metadata)/',
        ],
      },
    },
    {
      name: 'vietnam-is-pure',
      severity: 'error',
      from: { path: '^libs/vietnam/src', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!vietnam)' },
    },
    {
      name: 'forms-are-pure',
      severity: 'error',
      from: { path: '^libs/forms/src', pathNot: 'spec\\.ts$|/(corpus/read-corpus|learned/read-weights)\\.ts$' },
      to: { pathNot: '^libs/(forms|contracts|vietnam)/|node_modules/(re2js|ajv|ajv-formats|semver)/' },
    },
    {
      name: 'bus-imports-contracts',
      severity: 'error',
      from: { path: '^libs/bus/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!bus|contracts)' },
    },
    {
      name: 'database-imports-contracts',
      severity: 'error',
      from: { path: '^libs/database/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!database|contracts)' },
    },
    {
      name: 'platform-imports-contracts',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!platform|database|bus|contracts)' },
    },
    {
      name: 'files-imports',
      severity: 'error',
      from: { path: '^libs/files/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!files|platform|database|contracts)' },
    },
    {
      name: 'papers-imports',
      severity: 'error',
      from: { path: '^libs/papers/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!papers|platform|database|contracts)' },
    },
    {
      name: 'registry-imports',
      severity: 'error',
      from: { path: '^libs/registry/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!registry|platform|database|bus|contracts|vietnam)' },
    },
    {
      name: 'sandbox-imports',
      severity: 'error',
      from: { path: '^libs/sandbox/', pathNot: 'spec\\.ts$' },
      to: { path: '^libs/(?!sandbox|registry|papers|platform|database|bus|contracts|vietnam)' },
    },
    {
      name: 'sandbox-only-in-the-demo',
      severity: 'error',
      comment: 'A registry loads its sandbox dynamically, with DEMO only.',
      from: { pathNot: '^libs/(sandbox|testing)/|\\.sandbox\\.ts$|^apps/identity/|^(tools|test|bench)/|spec\\.ts$' },
      to: { path: '^libs/sandbox/' },
    },
    {
      name: 'kafkajs-in-one-folder',
      severity: 'error',
      from: { pathNot: '^(libs/bus/src/kafka/|bench/|tools/kafka/|test/)' },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'rules-and-entities-know-no-transport',
      severity: 'error',
      from: { path: '\\.(rules|entity)\\.ts$' },
      to: { path: 'node_modules/(@nestjs|kafkajs|fastify|pg)/' },
    },
    {
      name: 'portal-is-apart',
      severity: 'error',
      from: { path: '^(libs|apps/(?!portal))' },
      to: { path: '^apps/portal' },
    },
    {
      name: 'a-portal-feature-imports-no-other',
      severity: 'error',
      from: { path: '^apps/portal/src/features/([^/]+)/' },
      to: { path: '^apps/portal/src/features/', pathNot: '^apps/portal/src/features/$1/' },
    },
    {
      name: 'what-the-portal-shares-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/portal/src/(shared|shell)/' },
      to: { path: '^apps/portal/src/features/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: '^libs/testing/jest/' },
      to: { couldNotResolve: true, pathNot: '^(uuid|file-type|pdfkit)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist|^apps/portal/vite' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
