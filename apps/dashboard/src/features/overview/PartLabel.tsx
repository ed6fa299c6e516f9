import { useTranslation } from "react-i18next";
import { type DiskPartName, partFill } from "../../shared/ui/diskParts.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";

export function PartLabel({ name }: { name: DiskPartName }) {
  const { t } = useTranslation();
  switch (name) {
    case "images":
    case "containers":
    case "volumes":
    case "buildCache":
      return <KindLabel kind={name} />;
    case "logs":
    case "other":
    case "untold":
    case "reserved":
    case "free":
      return (
        <span className="flex gap-1.5 sm:gap-2">
          <span aria-hidden="true" className="grid h-[1lh] w-4 shrink-0 place-items-center">
            <span
              className={`size-2.5 rounded-xs forced-color-adjust-none ${name === "free" ? "border border-edge bg-sunken" : partFill[name]}`}
            />
          </span>
          {t(`wholeDisk.parts.${name}`)}
        </span>
      );
  }
}
