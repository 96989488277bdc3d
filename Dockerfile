# One image for every service: docker compose starts it with another command each time.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
# a larger young generation: most of what a request makes is garbage before it is ever copied (docs/benchmarks.md)
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN useradd --system --create-home motlan && mkdir -p /keys /files dist/server/compiled && \
  chown motlan /keys /files dist/server/compiled
USER motlan
RUN node dist/server/main.js --load-only
EXPOSE 3000
CMD ["node", "dist/server/main.js", "--services", "gateway"]
