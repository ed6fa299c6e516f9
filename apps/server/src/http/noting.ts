import type { Requests } from "../requests.ts";
import type { Services } from "./app.ts";

/** The same services, which note for the log which host and which run a request is about. */
export function noting({ hosts, cleanups, ...others }: Services, requests: Requests): Services {
  return {
    ...others,
    hosts: {
      list: () => hosts.list(),
      get(id) {
        const host = hosts.get(id);
        requests.note({ host: host.ref.id });
        return host;
      },
    },
    cleanups: {
      async preview(input, by, signal) {
        const plan = await cleanups.preview(input, by, signal);
        requests.note({ host: plan.host.id });
        return plan;
      },
      async run(input, by) {
        const run = await cleanups.run(input, by);
        requests.note({ host: run.host.id, run: run.id });
        return run;
      },
      cancel(id) {
        requests.note({ run: id });
        return cleanups.cancel(id);
      },
      watch(id, seen, signal) {
        requests.note({ run: id });
        return cleanups.watch(id, seen, signal);
      },
    },
  };
}
