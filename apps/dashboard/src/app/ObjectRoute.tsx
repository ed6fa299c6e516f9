import { lazy, Suspense } from "react";
import { NoObjectGrowth } from "../features/growth/NoObjectGrowth.tsx";
import { ObjectGrowthPanel } from "../features/growth/ObjectGrowthPanel.tsx";
import { ObjectPage } from "../features/object/ObjectPage.tsx";
import type { RenderChange, RenderGrowth } from "../features/object/ObjectPanels.tsx";
import { useLive } from "../features/overview/LiveHost.tsx";
import { useInfo } from "../features/overview/queries.ts";
import { useUsage } from "../features/usage/useUsage.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { objectIn } from "./objectIn.ts";

const ProtectDialog = lazy(() => import("../features/protections/ProtectDialog.tsx"));
const LiftDialog = lazy(() => import("../features/protections/LiftDialog.tsx"));

interface Props {
  params: { kind: string; id: string };
}

export default function ObjectRoute({ params }: Props) {
  const { host: known } = useSession();
  const host = useInfo(known.id).data?.host ?? known;
  const { asked } = useUsage(known.id, useLive());
  const named = objectIn(params);
  if (!named) return <NotFoundPage />;
  const { kind, id } = named;
  const renderChange: RenderChange = (object, { opener, onClose }) => {
    const protection = object.protection;
    return (
      <Suspense>
        {protection && protection.id !== null ? (
          <LiftDialog
            object={object}
            protection={{ ...protection, id: protection.id }}
            others={keptBy(protection.id) - 1}
            opener={opener}
            onDone={onClose}
            onClose={onClose}
          />
        ) : (
          <ProtectDialog object={object} host={host} opener={opener} onDone={onClose} onClose={onClose} />
        )}
      </Suspense>
    );
  };
  const renderGrowth: RenderGrowth = (object) => {
    if (object.kind === "networks") return null;
    if (object.kind === "buildCache") return <NoObjectGrowth />;
    return <ObjectGrowthPanel host={known.id} object={object} />;
  };
  const keptBy = (protection: string) =>
    asked.data?.objects.filter((object) => object.protection?.id === protection).length ?? 1;
  return (
    <ObjectPage
      key={`${kind}/${id}`}
      host={host}
      asked={asked}
      kind={kind}
      id={id}
      renderChange={renderChange}
      renderGrowth={renderGrowth}
    />
  );
}
