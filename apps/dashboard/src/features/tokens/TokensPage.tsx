import { lazy, Suspense, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAdding } from "../../shared/address/useAdding.ts";
import { useAddressWord } from "../../shared/address/useAddressWord.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Token } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { Segment } from "../../shared/ui/Segment.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { RevokedNotice } from "./RevokedNotice.tsx";
import { TokenRow } from "./TokenRow.tsx";
import { useTokens } from "./useTokens.ts";

const NewTokenDialog = lazy(() => import("./NewTokenDialog.tsx"));

/** The tokens of programs: one's own, or for an administrator everybody's. */
export default function TokensPage() {
  const { t } = useTranslation();
  const isAdministrator = may(useSession().session.user.role, "administrator");
  const [whose, choose] = useAddressWord("whose", ["mine", "everybody"], { usual: "mine", step: true });
  const everybodys = whose === "everybody" && isAdministrator;
  const asked = useTokens(everybodys);
  const [adding, setAdding] = useAdding();
  const [revoked, setRevoked] = useState<Token | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const dismiss = () => {
    flushSync(() => setRevoked(null));
    opener.current?.focus();
  };
  useTitle(t("tokens.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="max-w-[52rem]">
          <PageHeading>{t("tokens.title")}</PageHeading>
          <p className="text-muted">{t("tokens.intro")}</p>
        </div>
        <Button ref={opener} look="primary" aria-haspopup="dialog" onClick={() => setAdding(true)}>
          {t("tokens.add")}
        </Button>
      </div>
      <RevokedNotice token={revoked} onDismiss={dismiss} />
      {adding && (
        <Suspense>
          <NewTokenDialog opener={opener} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <Panel
        title={t("tokens.list")}
        busy={!asked.data && !asked.failure}
        aside={
          isAdministrator && (
            <WhoseTokens everybodys={everybodys} onChoose={(all) => choose(all ? "everybody" : "mine")} />
          )
        }
      >
        <PanelBody asked={asked} rows={5}>
          {(list) =>
            list.length > 0 ? (
              <ul>
                {list.map((token) => (
                  <TokenRow key={token.id} token={token} showOwner={everybodys} onRevoked={setRevoked} />
                ))}
              </ul>
            ) : (
              <div className="max-w-[44rem] p-4">
                <p className="font-medium">{t("tokens.none.title")}</p>
                <p className="mt-1 text-muted">{t("tokens.none.text")}</p>
              </div>
            )
          }
        </PanelBody>
      </Panel>
    </>
  );
}

interface WhoseProps {
  everybodys: boolean;
  onChoose: (everybodys: boolean) => void;
}

function WhoseTokens({ everybodys, onChoose }: WhoseProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="flex gap-px rounded border border-edge bg-sunken p-0.5 text-sm">
      <legend className="sr-only">{t("tokens.whose")}</legend>
      <Segment name={name} label={t("tokens.mine")} checked={!everybodys} onPick={() => onChoose(false)} />
      <Segment
        name={name}
        label={t("tokens.everybodys")}
        checked={everybodys}
        onPick={() => onChoose(true)}
      />
    </fieldset>
  );
}
