# Drawbridge as a container: what production needs and nothing else, started by nobody in particular.
# `test/infra/image.test.ts` lays out the same folder without an engine and starts it.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# No package of production has to build anything; a script of one would run as root here.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY infra/graph-permissions.json ./infra/
COPY cards ./cards
COPY estate ./estate
COPY src ./src
# Everything above belongs to root, and this is somebody else, who can change none of it. Nothing is
# written in production: docker run --read-only works.
USER 1000:1000
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3978}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=32", "--heap-growing-percent=150", "--concurrent-marking-max-worker-num=1", "src/main.ts"]
