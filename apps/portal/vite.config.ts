import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = 'http://localhost:3000'

/** Builds the portal into `dist/portal`; nothing is inlined, so that the pages run under a policy without inline code. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: { outDir: '../../dist/portal', emptyOutDir: true, assetsInlineLimit: 0 },
  server: { proxy: { '/v1': gateway, '/auth': gateway, '/demo': gateway } },
})
