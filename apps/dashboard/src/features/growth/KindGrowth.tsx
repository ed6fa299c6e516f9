import { useTranslation } from "react-i18next";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { GrowthRow, GrowthTable } from "./GrowthTable.tsx";
import { stackedKinds } from "./stackedKinds.ts";

interface Props {
  growth: UsageHistory["growth"];
  last: UsageHistory["samples"][number] | undefined;
}

export function KindGrowth({ growth, last }: Props) {
  const { t } = useTranslation();
  return (
    <GrowthTable caption={t("growth.byKind")} of={t("growth.columns.kind")}>
      {stackedKinds.map((kind) => (
        <GrowthRow
          key={kind}
          name={<KindLabel kind={kind} />}
          bytes={last?.kinds[kind] ?? null}
          perDay={growth.kinds[kind]}
        />
      ))}
    </GrowthTable>
  );
}
