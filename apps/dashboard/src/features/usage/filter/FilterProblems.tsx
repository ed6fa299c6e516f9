import { useTranslation } from "react-i18next";
import { useFormats } from "../../../shared/format/useFormats.ts";
import { objectKinds } from "../../../shared/ui/kinds.ts";
import { fields, isField, kindNames, type Problem } from "./terms.ts";

interface Props {
  id: string;
  text: string;
  problems: readonly Problem[];
  /** Marks the words in the box. */
  onShow: (problem: Problem) => void;
}

const examples = {
  kind: "kind:images",
  project: "project:shop",
  name: "name:web",
  label: "label:team=shop",
  tag: "tag:latest",
  size: "size>1GB",
  age: "age>7d",
  used: "used>30d",
} as const;

/** What is wrong with a filter, word by word, and what may stand there. */
export function FilterProblems({ id, text, problems, onShow }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const wordsOf = ({ code, name }: Problem): string => {
    const field = name.toLowerCase();
    const example = isField(field) ? examples[field] : "";
    const known = code === "bad_kind" ? objectKinds.map((kind) => kindNames[kind]) : [...fields];
    return t(`usage.filter.problems.${code}`, { name, example, known: format.list(known) });
  };
  return (
    <div id={id} role="status" className="text-sm">
      {problems.map((problem) => (
        <p key={problem.at} className="mt-1 text-bad">
          <button
            type="button"
            onClick={() => onShow(problem)}
            aria-label={t("usage.filter.show", { term: text.slice(problem.at, problem.end) })}
            className="min-h-6 rounded bg-bad-bg px-1 font-mono text-xs underline decoration-wavy underline-offset-2"
          >
            {text.slice(problem.at, problem.end)}
          </button>{" "}
          {wordsOf(problem)}
        </p>
      ))}
    </div>
  );
}
