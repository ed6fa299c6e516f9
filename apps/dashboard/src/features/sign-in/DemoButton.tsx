import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  onProblem: (problem: Problem | null) => void;
  onSignedIn: () => void;
}

/** The way into a host that is made up: nobody has to be somebody there. */
export function DemoButton({ onProblem, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    onProblem(null);
    const refused = await attemptSignIn("demo", {});
    setBusy(false);
    if (refused) onProblem(refused);
    else onSignedIn();
  };
  return (
    <Button look="primary" disabled={busy} onClick={() => void enter()} className="mt-5 w-full">
      {t(busy ? "signIn.busy" : "demo.enter")}
    </Button>
  );
}
