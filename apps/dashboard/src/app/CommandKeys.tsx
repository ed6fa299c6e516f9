import KeySheet from "../features/commands/KeySheet.tsx";
import { usePageCommands } from "./usePageCommands.ts";

export default function CommandKeys({ onClose }: { onClose: () => void }) {
  const pages = usePageCommands().flatMap(({ label, keys }) => (keys ? { label, keys } : []));
  return <KeySheet pages={pages} onClose={onClose} />;
}
