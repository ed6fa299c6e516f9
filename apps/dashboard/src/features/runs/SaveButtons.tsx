import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { type CallError, failureOf } from "../../shared/trpc/failure.ts";
import type { ExportInput } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { saveFile } from "../../shared/ui/saveFile.ts";

const formats = ["csv", "json"] as const;

/** Saves one run, or all that a search leaves, as a file. */
export function SaveButtons({ what }: { what: Omit<ExportInput, "format"> }) {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const save = useMutation<void, CallError, ExportInput["format"]>({
    mutationFn: async (format) => saveFile(await utils.client.runs.export.query({ ...what, format })),
  });
  return (
    <>
      {formats.map((format) => (
        <Button key={format} disabled={save.isPending} onClick={() => save.mutate(format)}>
          {t(`runs.save.${format}`)}
        </Button>
      ))}
      {save.error && <FailureNotice failure={failureOf(save.error)} className="basis-full" />}
    </>
  );
}
