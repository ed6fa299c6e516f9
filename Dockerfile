# Dunnage as a container image, from a clone: `docker build --tag dunnage .` It takes BuildKit (the default from Docker 23 on) or Podman.
# docs/install.md says how to run it, docs/decisions/0075-container-image.md why it is made like this.

# Runs on the machine that builds, whatever the image is for: nothing in it is compiled or emulated.
FROM --platform=$BUILDPLATFORM node:24-trixie-slim AS build
WORKDIR /build
COPY . .
ARG TARGETARCH
RUN node scripts/main.mjs image /image "$TARGETARCH"

# glibc, libstdc++ and CA certificates; no shell and no package manager.
FROM gcr.io/distroless/cc-debian13:nonroot
COPY --from=build /image/usr /usr
COPY --from=build /image/dunnage /dunnage
COPY --from=build --chown=65532:65532 /image/data /data

LABEL org.opencontainers.image.title="Dunnage" \
      org.opencontainers.image.description="See where a Docker host's disk went, see what a clean-up would take, take exactly that" \
      org.opencontainers.image.licenses="Apache-2.0"
# Given by whoever publishes an image.
ARG VERSION=0.1.0
ARG REVISION=""
LABEL org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0 PORT=7070 DUNNAGE_DATA_DIR=/data
# A number, so that Kubernetes can tell that it is not root.
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 7070
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD ["node", "/dunnage/health.mjs"]
# The arguments, and MALLOC_ARENA_MAX, are those of scripts/server.mjs; a test holds them to it.
ENTRYPOINT ["node", "--max-semi-space-size=8", "--heap-growing-percent=100", "--max-old-space-size=512", "/dunnage/server/dist/main.js"]
