import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { leaveForProvider, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  provider: string;
  /** Where to go on afterwards. */
  from: string;
  look: "primary" | "plain";
  onProblem: (problem: Problem | null) => void;
}

/** Leaves for the provider of single sign-on. */
export function SsoButton({ provider, from, look, onProblem }: Props) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    // Back from the provider's page by the browser's own button, the page is as it was left.
    const back = () => setLeaving(false);
    addEventListener("pageshow", back);
    return () => removeEventListener("pageshow", back);
  }, []);
  const leave = async () => {
    setLeaving(true);
    onProblem(null);
    const problem = await leaveForProvider(from);
    if (!problem) return;
    setLeaving(false);
    onProblem(problem);
  };
  return (
    <Button look={look} disabled={leaving} onClick={() => void leave()} className="mt-5 min-h-9 w-full">
      {t(leaving ? "signIn.leaving" : "signIn.sso", { provider })}
    </Button>
  );
}
