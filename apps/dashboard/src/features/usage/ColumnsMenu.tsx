import { Popover } from "@base-ui/react/popover";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { Button, buttonLook } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Check } from "./Check.tsx";
import { type Column, columnsOf } from "./columns.ts";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  kind: ObjectKind;
  shown: readonly Column[];
  /** `null`: as usual. */
  onChoose: (columns: readonly Column[] | null) => void;
}

/** Which columns a kind's table has, on this browser. */
export const ColumnsMenu = memo(function ColumnsMenu({ kind, shown, onChoose }: Props) {
  const { t } = useTranslation();
  const wordFor = useColumnWords(kind);
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonLook("quiet")}>
        <Icon name="preferences" />
        {t("usage.chooseColumns.open")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} collisionPadding={8} align="end" className="z-30">
          <Popover.Popup className="max-h-(--available-height) overflow-y-auto rounded border border-line bg-raised px-4 py-3 shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none">
            <Popover.Title className="mb-1 text-sm font-medium">
              {t("usage.chooseColumns.title")}
            </Popover.Title>
            {columnsOf(kind)
              .filter((column) => column !== "name")
              .map((column) => (
                <Check
                  key={column}
                  label={wordFor(column)}
                  checked={shown.includes(column)}
                  onChange={(wanted) =>
                    onChoose(wanted ? [...shown, column] : shown.filter((one) => one !== column))
                  }
                />
              ))}
            <Button look="quiet" onClick={() => onChoose(null)} className="mt-1 -ml-3">
              {t("usage.chooseColumns.usual")}
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
});
