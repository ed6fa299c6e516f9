import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { actionAt } from "../../shared/keys/keyTable.ts";
import { useWidth } from "../../shared/ui/useWidth.ts";
import { canBeEntered } from "./address.ts";
import { BlockDetails } from "./BlockDetails.tsx";
import type { DiskNode } from "./diskNode.ts";
import { moved } from "./moves.ts";
import { PictureBlock } from "./PictureBlock.tsx";
import { type Block, place } from "./place.ts";
import { roomFor } from "./room.ts";
import { useNodeWords } from "./useNodeWords.ts";

interface Props {
  focus: DiskNode;
  /** From the block one came out of, by its id: it gets the focus. */
  from: string | null;
  onEnter: (path: readonly string[]) => void;
  onUp: (() => void) | null;
  /** Leads to what a block stands for; `null`: nowhere. */
  hrefOf: (node: DiskNode) => string | null;
  onOpen: (href: string) => void;
}

const keyOf = ({ path }: Block) => path.join("/");

/** Columns from the whole to its parts; each block as high as what it takes. */
export function Picture({ focus, from, onEnter, onUp, hrefOf, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useNodeWords(focus);
  const [measure, width] = useWidth();
  const [pointed, setPointed] = useState<string | null>(null);
  const room = roomFor(width);
  // Not again with every block that is pointed at: there may be thousands of objects.
  const blocks = useMemo(() => (width > 0 ? place(focus, roomFor(width)) : []), [focus, width]);
  const columns = Math.max(1, ...blocks.map(({ level }) => level + 1));
  const active = blocks.find((block) => keyOf(block) === (pointed ?? from)) ?? blocks[0];
  const elements = useRef(new Map<string, HTMLDivElement>());
  const inTree = useRef(false);
  const shown = useRef(focus.id);

  // Whoever was in the tree by keyboard goes on in it: the block they stood on is not there any more.
  useEffect(() => {
    if (shown.current === focus.id || elements.current.size === 0) return;
    shown.current = focus.id;
    setPointed(from);
    if (!inTree.current) return;
    inTree.current = false;
    const first = (from !== null && elements.current.get(from)) || [...elements.current.values()][0];
    first?.focus({ preventScroll: true });
  }, [focus.id, from]);

  const act = (block: Block) => {
    const href = hrefOf(block.node);
    if (canBeEntered(block.node)) {
      inTree.current = true;
      onEnter(block.path);
    } else if (href !== null) onOpen(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!active || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = actionAt.picture(event);
    if (action === undefined || (action === "leave" && !onUp)) return;
    if (action === "enter") act(active);
    else if (action === "leave") {
      inTree.current = true;
      onUp?.();
    } else {
      const next = moved(blocks, active, action);
      if (!next) return;
      elements.current.get(keyOf(next))?.focus();
    }
    event.preventDefault();
  };
  return (
    <>
      <div
        ref={measure}
        role="tree"
        aria-label={t("picture.treeOf", { name: words.name(focus) })}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="relative -mx-0.5 outline-none"
        style={{ height: room.height }}
      >
        {blocks.map((block) => {
          const siblings = blocks.filter(
            ({ level, path }) =>
              level === block.level && path.slice(0, -1).join("/") === block.path.slice(0, -1).join("/"),
          );
          return (
            <PictureBlock
              key={keyOf(block)}
              block={block}
              columns={columns}
              name={words.name(block.node)}
              bytes={words.bytes(block.node)}
              more={words.more(block.node)}
              place={siblings.indexOf(block) + 1}
              of={siblings.length}
              active={block === active}
              acts={canBeEntered(block.node) || hrefOf(block.node) !== null}
              holder={(element) => {
                if (element) elements.current.set(keyOf(block), element);
                else elements.current.delete(keyOf(block));
              }}
              onPoint={() => setPointed(keyOf(block))}
              onAct={() => act(block)}
            />
          );
        })}
      </div>
      {active && <BlockDetails node={active.node} words={words} href={hrefOf(active.node)} />}
    </>
  );
}
