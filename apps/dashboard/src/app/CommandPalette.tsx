import { useTranslation } from "react-i18next";
import Palette from "../features/commands/Palette.tsx";
import { useActionCommands } from "./useActionCommands.ts";
import { useObjectCommands } from "./useObjectCommands.ts";
import { usePageCommands } from "./usePageCommands.ts";
import { useRunCommands } from "./useRunCommands.ts";

interface Props {
  onClose: () => void;
  onSheet: () => void;
}

export default function CommandPalette({ onClose, onSheet }: Props) {
  const { t } = useTranslation();
  const groups = [
    { value: t("nav.label"), items: usePageCommands() },
    { value: t("commands.actions"), items: useActionCommands(onSheet) },
    { value: t("commands.objects"), items: useObjectCommands(), seldom: true },
    { value: t("commands.runs"), items: useRunCommands(), seldom: true },
  ];
  return <Palette groups={groups} onClose={onClose} />;
}
