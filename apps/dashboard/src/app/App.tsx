import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Route, Switch } from "wouter";
import { withItsWords } from "../shared/i18n/i18n.ts";
import { WordsProvider } from "../shared/i18n/WordsProvider.tsx";
import { createClient, trpc } from "../shared/trpc/client.ts";
import { createQueryClient } from "../shared/trpc/queryClient.ts";
import { Boundary } from "../shared/ui/Boundary.tsx";
import { CleanupRoute } from "./CleanupRoute.tsx";
import { Door } from "./Door.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { OverviewRoute } from "./OverviewRoute.tsx";
import { objectRoute } from "./objectIn.ts";
import { PageFrame } from "./PageFrame.tsx";
import { ReloadNotice } from "./ReloadNotice.tsx";
import { SignedIn } from "./SignedIn.tsx";

// Most who come are signed in.
const SignInPage = lazy(() => import("../features/sign-in/SignInPage.tsx"));
// Seen once in an installation's life, and brings the contract's schemas along.
const SetupPage = lazy(() => withItsWords(import("../features/setup/SetupPage.tsx")));
const UsageRoute = lazy(() => withItsWords(import("./UsageRoute.tsx")));
const ProjectsRoute = lazy(() => withItsWords(import("./ProjectsRoute.tsx")));
const ProjectRoute = lazy(() => withItsWords(import("./ProjectRoute.tsx")));
const ObjectRoute = lazy(() => withItsWords(import("./ObjectRoute.tsx")));
const HistoryPage = lazy(() => withItsWords(import("../features/runs/HistoryPage.tsx")));
const RunRoute = lazy(() => withItsWords(import("./RunRoute.tsx")));
const ProtectionsPage = lazy(() => withItsWords(import("../features/protections/ProtectionsPage.tsx")));
const SettingsRoute = lazy(() => withItsWords(import("./SettingsRoute.tsx")));
const RegistriesPage = lazy(() => withItsWords(import("../features/registries/RegistriesPage.tsx")));
const WebhooksPage = lazy(() => withItsWords(import("../features/webhooks/WebhooksPage.tsx")));
const DiagnosticsPage = lazy(() => withItsWords(import("../features/diagnostics/DiagnosticsPage.tsx")));
const TokensPage = lazy(() => withItsWords(import("../features/tokens/TokensPage.tsx")));
const UsersPage = lazy(() => withItsWords(import("../features/people/UsersPage.tsx")));
const AccountPage = lazy(() => withItsWords(import("../features/people/AccountPage.tsx")));
const InvitationPage = lazy(() => withItsWords(import("../features/setup/InvitationPage.tsx")));
const PasswordLinkPage = lazy(() => withItsWords(import("../features/setup/PasswordLinkPage.tsx")));
const AuditPage = lazy(() => withItsWords(import("../features/audit/AuditPage.tsx")));

export function App() {
  const [queries] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <WordsProvider>
      <Boundary fallback={() => <ReloadNotice />}>
        <trpc.Provider client={client} queryClient={queries}>
          <QueryClientProvider client={queries}>
            <Switch>
              <Route path="/sign-in">
                <Door>
                  <Suspense>
                    <SignInPage />
                  </Suspense>
                </Door>
              </Route>
              <Route path="/setup">
                <Door>
                  <Suspense>
                    <SetupPage />
                  </Suspense>
                </Door>
              </Route>
              <Route path="/invitation">
                <Door>
                  <Suspense>
                    <InvitationPage />
                  </Suspense>
                </Door>
              </Route>
              <Route path="/new-password">
                <Door>
                  <Suspense>
                    <PasswordLinkPage />
                  </Suspense>
                </Door>
              </Route>
              <Route>
                <SignedIn>
                  <PageFrame>
                    <Switch>
                      <Route path="/" component={OverviewRoute} />
                      <Route path="/usage" component={UsageRoute} />
                      <Route path="/projects" component={ProjectsRoute} />
                      <Route path="/projects/:name" component={ProjectRoute} />
                      <Route path={objectRoute} component={ObjectRoute} />
                      <Route path="/clean-up" component={CleanupRoute} />
                      <Route path="/history" component={HistoryPage} />
                      <Route path="/runs/:id" component={RunRoute} />
                      <Route path="/protections" component={ProtectionsPage} />
                      <Route path="/tokens" component={TokensPage} />
                      <Route path="/users" component={UsersPage} />
                      <Route path="/account" component={AccountPage} />
                      <Route path="/audit" component={AuditPage} />
                      <Route path="/settings" component={SettingsRoute} />
                      <Route path="/registries" component={RegistriesPage} />
                      <Route path="/webhooks" component={WebhooksPage} />
                      <Route path="/diagnostics" component={DiagnosticsPage} />
                      <Route component={NotFoundPage} />
                    </Switch>
                  </PageFrame>
                </SignedIn>
              </Route>
            </Switch>
          </QueryClientProvider>
        </trpc.Provider>
      </Boundary>
    </WordsProvider>
  );
}
