import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { objectHref } from "../../shared/objects/objectHref.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { LastAnswer } from "../../shared/ui/PanelBody.tsx";
import { hrefAt, idsIn, type View, viewIn, wayTo } from "./address.ts";
import type { DiskNode } from "./diskNode.ts";
import { type DiskReading, diskTree } from "./diskTree.ts";
import { NotDrawn } from "./NotDrawn.tsx";
import { PathLine } from "./PathLine.tsx";
import { Picture } from "./Picture.tsx";
import { PictureTable } from "./PictureTable.tsx";
import { useNodeWords } from "./useNodeWords.ts";
import { ViewChoice } from "./ViewChoice.tsx";

interface Props {
  reading: DiskReading;
  /** Objects are being read for the first time. */
  waiting: boolean;
  /** When the last answer came, where there is no newer one. */
  lastAt: number | null;
}

/** The disk from the file system to a layer, to be entered. */
export function PicturePanel({ reading, waiting, lastAt }: Props) {
  const { t } = useTranslation();
  const search = useSearch();
  const params = new URLSearchParams(search);
  const [, navigate] = useLocation();
  const view = viewIn(params);
  const root = useMemo(() => diskTree(reading), [reading]);
  const way = wayTo(root, idsIn(params), reading.usage);
  const focus = way.at(-1) ?? root;
  const ids = way.map(({ id }) => id);
  const words = useNodeWords(focus);
  const [from, setFrom] = useState<string | null>(null);
  const hrefInto = (path: readonly string[], as: View = view) => hrefAt(path, as, search);
  const hrefAtDepth = (depth: number) => hrefInto(ids.slice(0, depth + 1));
  const up = () => {
    setFrom(focus.id);
    navigate(hrefAtDepth(ids.length - 2));
  };
  return (
    <Panel
      title={t("picture.title")}
      help="picture"
      aside={<ViewChoice view={view} onChoose={(next) => navigate(hrefInto(ids, next), { replace: true })} />}
      busy={waiting}
    >
      {lastAt !== null && <LastAnswer at={lastAt} />}
      <div className="p-4 pt-2">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
          <PathLine way={way} words={words} hrefOf={hrefAtDepth} />
          <p className="text-sm text-muted">
            {[words.bytes(focus), words.back(focus)].filter(Boolean).join(" · ")}
          </p>
        </div>
        {view === "picture" ? (
          <>
            <Picture
              focus={focus}
              from={from}
              onEnter={(path) => {
                setFrom(null);
                navigate(hrefInto([...ids, ...path]));
              }}
              onUp={ids.length > 1 ? up : null}
              hrefOf={pageOf}
              onOpen={navigate}
            />
            <NotDrawn focus={focus} />
            <p className="mt-1 flex gap-x-1.5 text-xs text-muted">
              <span
                aria-hidden="true"
                className="hatched mt-1 size-2.5 shrink-0 rounded-xs bg-muted forced-color-adjust-none"
              />
              <span>
                {t("picture.legend")} {waiting && t("picture.waiting")}
              </span>
            </p>
          </>
        ) : (
          <PictureTable focus={focus} hrefInto={(id) => hrefInto([...ids, id])} hrefOf={pageOf} />
        )}
      </div>
    </Panel>
  );
}

/** The page of an object, or of a log's container. */
function pageOf({ what }: DiskNode): string | null {
  if (what.of === "object") return objectHref(what.object);
  return what.of === "log" && what.name !== null
    ? objectHref({ kind: "containers", id: what.container })
    : null;
}
