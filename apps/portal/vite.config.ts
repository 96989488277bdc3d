import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = 'http://localhost:3000'

/** Builds the portal into `dist/portal`; nothing is inlined, so that the pages run under a policy without inline code. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  resolve: {
    alias: [{ find: /^#(forms|vietnam)\/([a-z/-]+)$/, replacement: `${import.meta.dirname}/../../libs/$1/src/$2.ts` }],
  },
  plugins: [react()],
  build: { outDir: '../../dist/portal', emptyOutDir: true, assetsInlineLimit: 0 },
  server: { proxy: { '/v1': gateway, '/auth': gateway, '/demo': gateway } },
})
