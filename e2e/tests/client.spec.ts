import { fileURLToPath } from "node:url";
import type * as DunnageClientPackage from "@dunnage/client";
import { makeContainer } from "@dunnage/throwaway-engine";
import { rolldown } from "rolldown";
import { expect, test } from "../fixtures/test.ts";

// The built package, bundled as any browser application would, on a page of Dunnage's own origin and under its content security policy.

async function bundledClient(): Promise<string> {
  const input = fileURLToPath(import.meta.resolve("@dunnage/client"));
  await using bundle = await rolldown({ input, platform: "browser" });
  const { output } = await bundle.generate({ format: "es" });
  return output[0].code;
}

test("the client plans, runs and follows a run in a browser", async ({ own: { engine, page }, quiet }) => {
  quiet.allow(/400 \(Bad Request\)/);
  const { id } = await makeContainer(engine, { state: "exited" });
  const body = await bundledClient();
  await page.route("**/client-under-test.js", (route) =>
    route.fulfill({ body, contentType: "text/javascript" }),
  );

  const seen = await page.evaluate(async () => {
    const module: typeof DunnageClientPackage = await import(`${location.origin}/client-under-test.js`);
    const client = module.createDunnageClient({ url: location.origin });
    const plan = await client.dockerSystem.preview.mutate({ containers: true });
    const run = await client.dockerSystem.cleanup.mutate({ plan: plan.id, wait: false });
    const outcomes: { id: string; outcome: string }[] = [];
    await new Promise<void>((resolve, reject) => {
      client.runs.watch.subscribe(
        { id: run.id },
        {
          onData: ({ data }) => outcomes.push(...data.outcomes),
          onComplete: () => resolve(),
          onError: reject,
        },
      );
    });
    const refusal = await client.runs.get.query({ id: "mine" }).catch(module.problemOf);
    return { outcomes, refusal };
  });

  expect(seen.outcomes).toEqual([expect.objectContaining({ id, outcome: "removed" })]);
  expect(seen.refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ field: "id" }] });
});
