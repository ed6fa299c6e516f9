import { lazy, Suspense } from "react";
import { useRoute } from "wouter";
import { withItsWords } from "../shared/i18n/i18n.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { endTour, startTour, useTour } from "../shared/ui/tour.ts";

const TourInvitation = lazy(() => withItsWords(import("../features/tour/TourInvitation.tsx")));
const TourDialog = lazy(() => withItsWords(import("../features/tour/TourDialog.tsx")));

/** The tour, for whom it is new and for who asks for it. */
export function Tour() {
  const { id, role } = useSession().session.user;
  const tour = useTour(id);
  const end = () => endTour(id);
  // Elsewhere it would lie over what somebody has come to do.
  const [onOverview] = useRoute("/");
  if (tour === "off" || (tour === "ask" && !onOverview)) return null;
  return (
    <Suspense>
      {tour === "ask" ? (
        <TourInvitation onStart={startTour} onSkip={end} />
      ) : (
        <TourDialog role={role} onEnd={end} />
      )}
    </Suspense>
  );
}
