import { useTranslation } from "react-i18next";
import type { Failure } from "../trpc/failure.ts";
import { Button } from "./Button.tsx";
import { failureWords } from "./failureWords.ts";
import { Icon } from "./Icon.tsx";
import { Notice } from "./Notice.tsx";

interface Props {
  failure: Failure;
  /** Asks again. */
  onRetry?: () => void;
  retrying?: boolean;
  /** Only what failed. */
  brief?: boolean;
  className?: string;
}

/** What failed, what the engine said, and what to do about it. */
export function FailureNotice({ failure, onRetry, retrying = false, brief = false, className = "" }: Props) {
  const { t } = useTranslation();
  const { message, advice, finding, detail, requestId } = failureWords(t, failure);
  return (
    <Notice tone="bad" role={brief ? "status" : "alert"} className={className}>
      <p className="font-medium">{message}</p>
      {!brief && finding && <p className="mt-1 text-sm text-muted">{finding}</p>}
      {!brief && detail && (
        <p className="mt-1 font-mono text-xs text-muted">
          <span className="sr-only">{t("errors.engineSaid")}</span> {detail}
        </p>
      )}
      {!brief && advice && <p className="mt-1">{advice}</p>}
      {!brief && requestId && (
        <p className="mt-1 text-xs text-muted">{t("errors.requestId", { id: requestId })}</p>
      )}
      {onRetry && (
        <Button onClick={onRetry} disabled={retrying} className="mt-2">
          <Icon name="refresh" />
          {t("actions.tryAgain")}
        </Button>
      )}
    </Notice>
  );
}
