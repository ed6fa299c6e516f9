import { useEffect } from "react";
import { singleKeysOn } from "../../shared/ui/singleKeys.ts";
import { isTyping, keyReader, type Press } from "./keys.ts";

/** Hears what is pressed anywhere on the page, unless somebody else took it or a dialog is open. */
export function useKeys(onPress: (press: NonNullable<Press>) => boolean): void {
  useEffect(() => {
    const read = keyReader(singleKeysOn);
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const press = read({ ...strokeOf(event), typing: isTyping(event.target) }, event.timeStamp);
      if (press !== null && !isDialogOpen() && onPress(press)) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [onPress]);
}

const strokeOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey });

const isDialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
