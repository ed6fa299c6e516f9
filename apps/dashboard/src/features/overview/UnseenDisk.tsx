import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { HostDisk } from "../../shared/trpc/types.ts";
import { CodeToCopy } from "../../shared/ui/CodeToCopy.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

const SOCKET = "--volume /var/run/docker.sock:/var/run/docker.sock";

type Unseen = NonNullable<HostDisk["unseen"]>;

/** What of the disk cannot be seen from here, and how to make it seen. */
export function UnseenDisk({ unseen, rootFolder }: { unseen: Unseen; rootFolder: string }) {
  const { t } = useTranslation();
  const { message, advice, options } = wordsOf(t, unseen, `--volume ${rootFolder}:${rootFolder}:ro`);
  return (
    <Notice tone="info">
      <p className="font-medium">{message}</p>
      <p className="mt-1">{advice}</p>
      {options.length > 0 && <CodeToCopy code={options.join(" \\\n")} what={t("wholeDisk.unseen.copied")} />}
    </Notice>
  );
}

function wordsOf(t: TFunction, unseen: Unseen, mount: string) {
  switch (unseen.code) {
    case "remote_engine":
      return {
        message: t("wholeDisk.unseen.remote_engine.message", { address: unseen.address }),
        advice: t("wholeDisk.unseen.remote_engine.advice"),
        options: [SOCKET, mount],
      };
    case "root_folder_not_visible":
      return {
        message: t("wholeDisk.unseen.root_folder_not_visible.message", { folder: unseen.folder }),
        advice: t(`wholeDisk.unseen.root_folder_not_visible.${adviceFor(unseen)}`),
        options: unseen.inContainer ? [mount] : [SOCKET, mount],
      };
    case "root_folder_not_readable": {
      const { folder, error, userId } = unseen;
      return {
        message:
          userId === null
            ? t("wholeDisk.unseen.root_folder_not_readable.message", { folder, error })
            : t("wholeDisk.unseen.root_folder_not_readable.messageAs", { folder, error, user: userId }),
        advice: t(`wholeDisk.unseen.root_folder_not_readable.${adviceFor(unseen)}`),
        options: unseen.inContainer ? ["--user 0:0", mount] : [],
      };
    }
  }
}

function adviceFor({ inContainer }: { inContainer: boolean }): "adviceInside" | "advice" {
  return inContainer ? "adviceInside" : "advice";
}
