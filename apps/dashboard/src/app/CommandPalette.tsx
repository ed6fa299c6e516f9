import { useTranslation } from "react-i18next";
import Palette from "../features/commands/Palette.tsx";
import { useActionCommands } from "./useActionCommands.ts";
import { useAddCommands } from "./useAddCommands.ts";
import { useHereCommands } from "./useHereCommands.ts";
import { useKnownUsage } from "./useKnownUsage.ts";
import { useObjectCommands } from "./useObjectCommands.ts";
import { usePageCommands } from "./usePageCommands.ts";
import { usePlanCommands } from "./usePlanCommands.ts";
import { useRunCommands } from "./useRunCommands.ts";

interface Props {
  onClose: () => void;
  onSheet: () => void;
}

export default function CommandPalette({ onClose, onSheet }: Props) {
  const { t } = useTranslation();
  const usage = useKnownUsage();
  const { projects, objects } = useObjectCommands(usage);
  const actions = [
    ...useHereCommands(usage),
    ...usePlanCommands(),
    ...useAddCommands(),
    ...useActionCommands(onSheet),
  ];
  const groups = [
    { value: t("nav.label"), items: usePageCommands() },
    { value: t("commands.actions"), items: actions },
    { value: t("nav.projects"), items: projects, seldom: true },
    { value: t("commands.objects"), items: objects, seldom: true },
    { value: t("commands.runs"), items: useRunCommands(), seldom: true },
  ];
  return <Palette groups={groups} onClose={onClose} />;
}
