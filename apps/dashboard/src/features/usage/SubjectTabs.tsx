import { Tabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import type { DiskUsage } from "../../shared/trpc/types.ts";
import { type Subject, subjects } from "./columns.ts";
import { SubjectList } from "./SubjectList.tsx";

interface Props {
  usage: DiskUsage;
  subject: Subject;
  onPick: (subject: Subject) => void;
  children: ReactNode;
}

const isSubject = (value: unknown): value is Subject => subjects.some((one) => one === value);

export const SubjectTabs = ({ usage, subject, onPick, children }: Props) => (
  <Tabs.Root value={subject} onValueChange={(value: unknown) => isSubject(value) && onPick(value)}>
    <SubjectList usage={usage} />
    <Tabs.Panel value={subject} tabIndex={-1} className="outline-none">
      {children}
    </Tabs.Panel>
  </Tabs.Root>
);
