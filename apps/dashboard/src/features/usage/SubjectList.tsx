import { Tabs } from "@base-ui/react/tabs";
import { memo } from "react";
import { Size } from "../../shared/format/Size.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import type { DiskUsage } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { projectRowsOf, sumOfKnown } from "./arrange.ts";
import { type Subject, subjects } from "./columns.ts";

/** What there is, how many of it, and how much they take. */
export const SubjectList = memo(function SubjectList({ usage }: { usage: DiskUsage }) {
  const { t, format } = useWords();
  return (
    <Tabs.List
      activateOnFocus={false}
      aria-label={t("usage.subjects")}
      className="grid grid-cols-3 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-6"
    >
      {subjects.map((one) => {
        const { count, bytes } = totalOf(one, usage);
        return (
          <Tabs.Tab
            key={one}
            value={one}
            className="flex min-w-0 flex-col items-start border-b-2 border-transparent bg-panel px-2.5 py-2 text-left -outline-offset-2 hover:bg-hover sm:px-4 aria-selected:border-accent forced-colors:border-[Canvas] forced-colors:aria-selected:border-[Highlight]"
          >
            <span className="flex items-center gap-1.5 text-sm text-muted">
              <Icon name={one} className={one === "projects" ? "text-muted" : kindText[one]} />
              {one === "projects" ? (
                <>
                  <span className="md:hidden">{t("usage.projectsShort")}</span>
                  <span className="max-md:hidden">{t("usage.projects")}</span>
                </>
              ) : (
                t(`kinds.${one}`)
              )}
            </span>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-lg font-semibold">{format.count(count)}</span>
              {one !== "networks" && (
                <span className="text-sm text-muted">
                  {bytes === null ? t("states.notKnown") : <Size bytes={bytes} />}
                </span>
              )}
            </span>
          </Tabs.Tab>
        );
      })}
    </Tabs.List>
  );
});

function totalOf(subject: Subject, { totals, projects }: DiskUsage): { count: number; bytes: number | null } {
  if (subject !== "projects") return totals[subject];
  return { count: projects.length, bytes: sumOfKnown(projectRowsOf(projects).map(({ bytes }) => bytes)) };
}
