import { describe, expect, it } from "vitest";
import { layersOf } from "./layers.ts";

// Steps as the engine tells them, from the bottom up: what made it, and its size.
const steps = (...made: [createdBy: string, sizeBytes: number][]) =>
  made.map(([createdBy, sizeBytes]) => ({ createdBy, sizeBytes }));
const sizesOf = (diffIds: string[], history: ReturnType<typeof steps>, sizeBytes: number | null = null) =>
  layersOf(diffIds, history, sizeBytes)?.map((layer) => layer.sizeBytes);

describe("chain ids", () => {
  // Worked out with sha256sum: printf 'sha256:a sha256:b' | sha256sum.
  it("stand for a layer with everything below it", () => {
    const chains = layersOf(["sha256:a", "sha256:b", "sha256:c"], steps(), null)?.map(
      ({ chainId }) => chainId,
    );
    expect(chains).toEqual([
      "sha256:a",
      "sha256:970a948bffa8de94d6e22d747ba8c95030e6e546909f98f54e99a13005e173a8",
      "sha256:dee159b33409cefa3f6eda71539f006014283e9d9130c18a1dea7bd8a33c9b1b",
    ]);
  });
});

describe("sizes", () => {
  it("belong to the steps that have one", () => {
    const history = steps(["ADD rootfs", 70], ["CMD sh", 0], ["RUN a", 5], ["ENV x=1", 0], ["COPY b", 3]);
    expect(sizesOf(["1", "2", "3"], history)).toEqual([70, 5, 3]);
  });

  it.each([
    ["BuildKit", "RUN /bin/sh -c true # buildkit", "LABEL a=b"],
    ["the classic builder", "/bin/sh -c true", "/bin/sh -c #(nop)  LABEL a=b"],
    ["the classic builder, of a folder", "/bin/sh -c #(nop) WORKDIR /app", "/bin/sh -c #(nop)  CMD [sh]"],
    ["an import", "", "/bin/sh -c #(nop)  CMD [sh]"],
  ])("find an empty layer made by %s", (_, empty, configuration) => {
    expect(sizesOf(["1", "2", "3"], steps(["a", 70], [empty, 0], [configuration, 0], ["b", 3]))).toEqual([
      70, 0, 3,
    ]);
    expect(sizesOf(["1", "2", "3"], steps(["a", 70], [configuration, 0], ["b", 3], [empty, 0]))).toEqual([
      70, 3, 0,
    ]);
  });

  it("take a folder for a layer only when nothing likelier is left", () => {
    const history = steps(["WORKDIR /app", 0], ["a", 70], ["RUN true", 0]);
    expect(sizesOf(["1", "2"], history)).toEqual([70, 0]);
    expect(sizesOf(["1", "2", "3"], history)).toEqual([0, 70, 0]);
  });

  it("go to the top layer where no history tells them", () => {
    expect(sizesOf(["1", "2", "3"], steps(), 90)).toEqual([0, 0, 90]);
    expect(sizesOf(["1", "2", "3"], steps(["a", 70]), 90)).toEqual([70, 0, 20]);
    expect(sizesOf(["1", "2"], steps(), null)).toEqual([0, 0]);
  });

  it("are not made up where the image counts something else in, as Podman does", () => {
    expect(sizesOf(["1", "2"], steps(["a", 70], ["b", 5]), 90)).toEqual([70, 5]);
  });

  it("are refused where the history is another image's", () => {
    expect(layersOf(["1"], steps(["a", 70], ["b", 5]), 75)).toBeNull();
  });

  it("are none for an image without layers", () => {
    expect(layersOf([], steps(["CMD sh", 0]), 0)).toEqual([]);
  });
});
