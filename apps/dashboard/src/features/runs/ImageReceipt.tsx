import { useTranslation } from "react-i18next";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { Outcome } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { CodeToCopy } from "../../shared/ui/CodeToCopy.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { pullCommands } from "./pullCommands.ts";

/** Every name that a removed image had, by the plan, and what pulls it again. */
export function ImageReceipt({ run, outcome }: { run: string; outcome: Outcome }) {
  const query = trpc.runs.plan.useQuery(
    { id: run },
    {
      // A plan that was run does not change any more.
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
    },
  );
  return (
    <PanelBody asked={asPanel(query, useHeldError(query))} rows={4}>
      {({ items }) => <Names its={items.find(({ key }) => key === outcome.key)?.references ?? []} />}
    </PanelBody>
  );
}

function Names({ its }: { its: readonly string[] }) {
  const { t } = useTranslation();
  const commands = pullCommands(its);
  return (
    <div className="overflow-auto px-4 py-3">
      <p>{t(its.length > 0 ? "receiptOfImage.names" : "receiptOfImage.noNames")}</p>
      <ul className="mt-1 font-mono text-xs">
        {its.map((reference) => (
          <li key={reference} className="wrap-anywhere">
            {reference}
          </li>
        ))}
      </ul>
      {commands.length > 0 ? (
        <>
          <p className="mt-4">{t("receiptOfImage.again")}</p>
          <CodeToCopy code={commands.join("\n")} what={t("receiptOfImage.commands")} />
        </>
      ) : (
        <p className="mt-4 text-muted">{t("receiptOfImage.noDigest")}</p>
      )}
    </div>
  );
}
