# The whole site in one image. Data lives in /data: keep it in a volume.
FROM node:20-bookworm-slim AS build
WORKDIR /site
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
COPY packages/embedded-mongodb/package.json packages/embedded-mongodb/
RUN npm install --no-audit --no-fund
COPY . .
RUN node --import tsx scripts/build.ts

FROM node:20-bookworm-slim
WORKDIR /site
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 DATA_DIR=/data
COPY --from=build --chown=node:node /site /site
RUN npm prune --omit=dev --no-audit --no-fund && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:3000/api/health').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=8", "scripts/start.js"]
