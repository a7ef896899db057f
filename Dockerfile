# syntax=docker/dockerfile:1
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The install's own `prepare` needs the sources, so it waits for them.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 esbuild
COPY . .
RUN npm run generate && npm run build
# Of Prisma's query compilers one for each database is loaded, of better-sqlite3 the compiled module.
RUN npm prune --omit=dev --omit=optional --ignore-scripts \
  && find node_modules/@prisma/client/runtime -type f \( -name '*.map' -o -name '*_fast_bg.*' \
    -o -name '*.mysql.*' -o -name '*.cockroachdb.*' -o -name '*.sqlserver.*' \) -delete \
  && find node_modules/better-sqlite3/build -type f ! -name better_sqlite3.node -delete \
  && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
  && find node_modules -type d -empty -delete

FROM node:24-bookworm-slim AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/content ./content
RUN mkdir data && chown node:node data
USER node
VOLUME ["/app/content", "/app/data"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/bueffel.js", "start"]
