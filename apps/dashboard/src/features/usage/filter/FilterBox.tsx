import { Autocomplete } from "@base-ui/react/autocomplete";
import { useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TypedFilter } from "../../../shared/address/useTypedFilter.ts";
import type { UsageObject } from "../../../shared/trpc/types.ts";
import { FilterHelp } from "./FilterHelp.tsx";
import { FilterProblems } from "./FilterProblems.tsx";
import { parse } from "./parse.ts";
import { type Suggestion, suggest } from "./suggest.ts";
import { noWords, vocabularyOf } from "./vocabulary.ts";

interface Props {
  typed: TypedFilter;
  /** What fields are completed with. */
  objects: readonly UsageObject[];
}

/** Where the filter is written, with what may be meant to choose from. */
export function FilterBox({ typed, objects }: Props) {
  const { t } = useTranslation();
  const told = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(typed.text.length);
  const [open, setOpen] = useState(false);
  const [focused, setFocused] = useState(false);
  /** A field that was chosen waits for its value. */
  const goesOn = useRef(false);
  const words = useMemo(() => (open ? vocabularyOf(objects) : noWords), [open, objects]);
  const suggestions = useMemo(() => suggest(typed.text, caret, words), [typed.text, caret, words]);
  // What is typed is seen at once; what may be meant is drawn after that.
  const drawn = useDeferredValue(suggestions);
  const isDrawn = useDeferredValue(open);
  // Nobody is told that a word is wrong while it is being written.
  const problems = parse(typed.text).problems.filter(
    ({ at, end }) => !(focused && at < caret && caret <= end),
  );
  return (
    <div className="min-w-0 flex-1 basis-72 lg:max-w-[34rem]">
      <div className="flex items-center gap-1">
        <Autocomplete.Root
          items={drawn}
          mode="none"
          itemToStringValue={({ text }: Suggestion) => text}
          value={typed.text}
          onValueChange={(text, { reason }) => {
            const chosen = reason === "item-press";
            goesOn.current = chosen && /[:>]$/.test(text);
            setCaret(chosen ? text.length : (input.current?.selectionStart ?? text.length));
            typed.type(text);
          }}
          open={open && suggestions.length > 0}
          onOpenChange={(wanted, { reason }) =>
            setOpen(wanted || (reason === "item-press" && goesOn.current))
          }
          openOnInputClick
        >
          <Autocomplete.Input
            ref={input}
            aria-label={t("usage.filter.label")}
            aria-invalid={problems.length > 0 || undefined}
            aria-describedby={told}
            placeholder={t("usage.filter.placeholder")}
            spellCheck={false}
            autoCapitalize="off"
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
            onFocus={() => setFocused(true)}
            onBlur={() => {
              setFocused(false);
              typed.end();
            }}
            onKeyDown={({ key }) => {
              if (key !== "Enter") return;
              setFocused(false);
              if (!open) typed.end();
            }}
            onInput={() => setFocused(true)}
            className="min-h-8 w-full min-w-0 rounded border border-edge bg-panel px-2.5 py-1 placeholder:text-muted aria-invalid:border-bad"
          />
          {isDrawn && (
            <Autocomplete.Portal>
              <Autocomplete.Positioner sideOffset={4} collisionPadding={8} align="start" className="z-30">
                <Autocomplete.Popup className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded border border-line bg-raised py-1 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)]">
                  <Autocomplete.List aria-label={t("usage.filter.suggestions")}>
                    {(one: Suggestion) => (
                      <Autocomplete.Item
                        key={one.term}
                        value={one}
                        className="flex min-h-7 cursor-default items-baseline gap-3 px-2.5 py-1 data-highlighted:bg-hover forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]"
                      >
                        <span className="font-mono text-xs wrap-anywhere">{one.term}</span>
                        {one.about && (
                          <span className="ml-auto text-right text-xs text-muted">
                            {t(`usage.filter.about.${one.about}`)}
                          </span>
                        )}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.List>
                </Autocomplete.Popup>
              </Autocomplete.Positioner>
            </Autocomplete.Portal>
          )}
        </Autocomplete.Root>
        <FilterHelp />
      </div>
      <FilterProblems
        id={told}
        text={typed.text}
        problems={problems}
        onShow={({ at, end }) => {
          input.current?.focus();
          input.current?.setSelectionRange(at, end);
        }}
      />
    </div>
  );
}
