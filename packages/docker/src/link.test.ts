import { describe, expect, it } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http, version } from "./testing/fakeEngine.ts";

const speaking = (ApiVersion: string, MinAPIVersion: string) =>
  fakeEngine((socket, head) => {
    if (head.includes("/version")) socket.write(http(200, { ...version, ApiVersion, MinAPIVersion }));
    else agreeable(() => socket.write(http(200, [])))(socket, head);
  });

describe("an API version", () => {
  it.each([
    ["1.41", "1.12", "/v1.41/"],
    ["1.51", "1.24", "/v1.51/"],
    ["1.55", "1.40", "/v1.55/"],
    ["1.99", "1.40", "/v1.55/"],
    ["2.1", "1.55", "/v1.55/"],
  ])("is agreed on with an engine that speaks %s down to %s", async (newest, oldest, prefix) => {
    await using fake = await speaking(newest, oldest);
    await connectEngine({ host: fake.host }).networks();
    expect(fake.asked.at(-1)).toBe(`GET ${prefix}networks HTTP/1.1`);
  });

  it.each([
    ["1.40", "1.12", /too old: it speaks API 1\.40, and Dunnage needs 1\.41/, /^Update the engine/],
    ["1.70", "1.60", /too new: it takes API 1\.60 .* this Dunnage speaks 1\.55/, /^Update Dunnage\.$/],
  ])(
    "cannot be agreed on with an engine that speaks %s down to %s",
    async (newest, oldest, words, advice) => {
      await using fake = await speaking(newest, oldest);
      const failure = await failureOf(connectEngine({ host: fake.host }).networks());
      expect(failure.code).toBe("unsupported");
      expect(failure.message).toMatch(words);
      expect(failure.advice).toMatch(advice);
      expect(failure.params.detail).toBeUndefined(); // not a word of it is the engine's
    },
  );

  it("must be one", async () => {
    await using fake = await speaking("../..", "1.24");
    expect(await failureOf(connectEngine({ host: fake.host }).networks())).toMatchObject({
      code: "bad_answer",
    });
  });
});

describe("an engine that becomes another one", () => {
  const older = { "Api-Version": "1.41", Server: "Docker/20.10.24 (linux)" };

  /** 28.5 until `replace` is called, 20.10 from then on; each refuses API versions that are too new for it, as Docker does. */
  async function replaceable(headers: { before?: object; after?: object } = {}) {
    let replaced = false;
    const fake = await fakeEngine((socket, head) => {
      const own = replaced ? { ...older, ...headers.after } : { ...headers.before };
      const tooNew = replaced && head.includes("/v1.51/");
      if (head.includes("/version") && replaced) {
        socket.write(http(200, { Version: "20.10.24", ApiVersion: "1.41", MinAPIVersion: "1.12" }, own));
      } else if (tooNew) {
        const message = "client version 1.51 is too new. Maximum supported API version is 1.41";
        socket.write(http(400, { message }, own));
      } else {
        agreeable(() => socket.write(http(200, [], own)))(socket, head);
      }
    });
    return Object.assign(fake, {
      replace() {
        replaced = true;
      },
    });
  }

  it("is agreed with anew, and asked once more", async () => {
    await using fake = await replaceable();
    const engine = connectEngine({ host: fake.host });
    await engine.networks();
    fake.replace();
    await engine.networks();
    const questions = fake.asked.map((head) => head.split(" ")[1]);
    expect(questions.filter((path) => path !== "/info")).toEqual([
      "/version",
      "/v1.51/networks",
      "/v1.51/networks",
      "/version",
      "/v1.41/networks",
    ]);
    engine.close();
  });

  it("is asked to remove only once: it refused the first time", async () => {
    await using fake = await replaceable();
    const engine = connectEngine({ host: fake.host });
    await engine.networks();
    fake.replace();
    await engine.removeNetwork("x");
    expect(fake.asked.filter((head) => head.startsWith("DELETE"))).toEqual([
      "DELETE /v1.51/networks/x HTTP/1.1",
      "DELETE /v1.41/networks/x HTTP/1.1",
    ]);
    engine.close();
  });

  it("is noticed by its answers alone", async () => {
    // An update that still takes the old API version.
    let server = "Docker/28.5.2 (linux)";
    await using fake = await fakeEngine((socket, head) => {
      const own = { Server: server };
      if (head.includes("/version")) socket.write(http(200, { ...version, Version: server }, own));
      else if (head.startsWith("DELETE")) socket.write(http(204, "", own));
      else agreeable(() => {}, own)(socket, head);
    });
    const engine = connectEngine({ host: fake.host });
    expect((await engine.info()).engine.version).toBe("Docker/28.5.2 (linux)");
    server = "Docker/28.5.3 (linux)";
    await engine.removeNetwork("x");
    expect((await engine.info()).engine.version).toBe("Docker/28.5.3 (linux)");
    expect(fake.asked.filter((head) => head.startsWith("DELETE"))).toHaveLength(1);
    engine.close();
  });

  it("is a fault where every answer comes from another one", async () => {
    let count = 0;
    await using fake = await fakeEngine((socket, head) => {
      const own = { Server: `Docker/${count++} (linux)` };
      if (head.includes("/version")) socket.write(http(200, version, own));
      else agreeable(() => socket.write(http(200, [], own)))(socket, head);
    });
    const failure = await failureOf(connectEngine({ host: fake.host }).networks());
    expect(failure.code).toBe("bad_answer");
    expect(failure.params.finding).toMatch(/another engine/);
  });
});

describe("a question that fails because another object goes meanwhile", () => {
  const words = "failed to convert ImageData to ImageInspect 'sha256:12': layer not known";
  const podman = { "Libpod-Api-Version": "4.3.1" };

  /** Fails so many times, and then answers. */
  const failing = async (times: number, headers: Record<string, string>) => {
    let left = times;
    return fakeEngine(
      agreeable((socket) => {
        const fails = left-- > 0;
        socket.write(http(fails ? 500 : 200, fails ? { message: words } : [], headers));
      }, headers),
    );
  };
  const asked = (fake: Awaited<ReturnType<typeof failing>>, path: string) =>
    fake.asked.filter((head) => head.includes(path)).length;

  it("is asked again with Podman", async () => {
    await using fake = await failing(2, podman);
    expect(await connectEngine({ host: fake.host }).networks()).toEqual([]);
    expect(asked(fake, "/networks")).toBe(3);
  });

  it("is not asked for ever", async () => {
    await using fake = await failing(Number.POSITIVE_INFINITY, podman);
    const failure = await failureOf(connectEngine({ host: fake.host }).networks());
    expect(failure).toMatchObject({ code: "bad_answer", params: { detail: words } });
    expect(asked(fake, "/networks")).toBe(6);
  });

  it("is asked once with Docker", async () => {
    await using fake = await failing(1, {});
    expect((await failureOf(connectEngine({ host: fake.host }).networks())).code).toBe("bad_answer");
    expect(asked(fake, "/networks")).toBe(1);
  });

  it("is asked once if it is a removal", async () => {
    await using fake = await failing(1, podman);
    await failureOf(connectEngine({ host: fake.host }).removeNetwork("web"));
    expect(asked(fake, "/networks")).toBe(1);
  });
});
