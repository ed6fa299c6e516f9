import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import { isInUse, type ObjectsByKey } from "../../shared/objects/inUse.ts";
import { unusedSince } from "../../shared/objects/unusedSince.ts";
import { useUseWords } from "../../shared/objects/useUseWords.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { Help } from "../../shared/ui/help/Help.tsx";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";

interface Props {
  object: UsageObject;
  byKey: ObjectsByKey;
  watchedSince: string;
}

/** What an object is, and when it was last used. */
export function FactsPanel({ object, byKey, watchedSince }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const use = useUseWords()(object);
  const { kind, id, names, state, bytes, uniqueBytes, certainty, createdAt, project, labels } = object;
  return (
    <Panel title={t("object.what")}>
      <dl className="grid gap-x-4 gap-y-2 p-4 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Line name={t("object.names")}>
          {names.length === 0 && <span className="text-muted">{t("object.noName")}</span>}
          {names.map((name) => (
            <span key={name} className="block font-mono text-xs leading-5 wrap-anywhere">
              {name}
            </span>
          ))}
        </Line>
        <Line name={t("object.id")}>
          <span className="font-mono text-xs wrap-anywhere">{id}</span>{" "}
          <CopyButton text={() => id} label={t("object.copyId")} />
        </Line>
        {state !== null && (
          <Line name={t(kind === "buildCache" ? "object.type" : "object.state")}>{state}</Line>
        )}
        <Line name={t("object.use")}>
          {use.title}
          <span className="block text-muted">{use.text}</span>
        </Line>
        {kind !== "networks" && (
          <Line name={t("object.size")} help="size">
            <ObjectSize kind={kind} bytes={bytes} certainty={certainty} />
          </Line>
        )}
        {kind === "images" && (
          <Line name={t("object.own")} help="own">
            <ObjectSize kind={kind} bytes={uniqueBytes} certainty={certainty} />
          </Line>
        )}
        <Line name={t("object.created")} help={kind === "images" ? "created" : undefined}>
          {createdAt === null ? t("states.notKnown") : format.instant(createdAt)}
        </Line>
        <Line name={t("object.lastUsed")} help="lastUsed">
          <LastUse object={object} inUse={isInUse(object, byKey)} watchedSince={watchedSince} />
        </Line>
        {project !== null && (
          <Line name={t("object.project")}>
            <Link
              href={`/usage?${new URLSearchParams({ kind, tied: `projects/${project}` })}`}
              className="-my-0.5 inline-block min-h-6 py-0.5 text-accent underline"
            >
              {project}
            </Link>
          </Line>
        )}
        {Object.keys(labels).length > 0 && (
          <Line name={t("object.labels")}>
            {Object.entries(labels).map(([key, value]) => (
              <span key={key} className="block font-mono text-xs leading-5 wrap-anywhere">
                {`${key}=${value}`}
              </span>
            ))}
          </Line>
        )}
      </dl>
    </Panel>
  );
}

interface LastUseProps {
  object: UsageObject;
  inUse: boolean;
  watchedSince: string;
}

function LastUse({ object, inUse, watchedSince }: LastUseProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const { kind, state, lastUsedAt } = object;
  if (inUse) return t("usage.lastUsed.now");
  if (lastUsedAt !== null)
    return <Age at={lastUsedAt} wording={(age) => `${format.instant(lastUsedAt)} (${age})`} />;
  if (kind === "containers" && state === "created") return t("usage.lastUsed.neverStarted");
  const since = unusedSince(object, watchedSince);
  return since === null ? t("states.notKnown") : t("object.notSeen", { since: format.instant(since) });
}

interface LineProps {
  name: string;
  help?: HelpTopic | undefined;
  children: ReactNode;
}

const Line = ({ name, help, children }: LineProps) => (
  <div className="sm:contents">
    <dt className="text-muted">
      {name} {help && <Help what={name} topic={help} />}
    </dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);
