import { Icon, type IconName } from "../../shared/ui/Icon.tsx";

export const triggerLook =
  "inline-flex min-h-8 items-center gap-1.5 rounded px-2 hover:bg-hover data-popup-open:bg-hover";

export function TriggerFace({ icon, text }: { icon: IconName; text: string | undefined }) {
  return (
    <>
      <Icon name={icon} />
      {text && <span className="hidden max-w-32 truncate sm:inline min-[80rem]:max-w-48">{text}</span>}
      <Icon name="chevron" className="size-3.5 text-muted" />
    </>
  );
}
