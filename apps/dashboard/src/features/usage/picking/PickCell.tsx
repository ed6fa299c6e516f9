import { useWords } from "../../../shared/i18n/WordsProvider.tsx";

/** `range`: from where was ticked last up to here. */
export type Tick = (key: string, ticked: boolean, range: boolean) => void;

interface Props {
  rowKey: string;
  name: string;
  picked: boolean;
  onTick: Tick;
}

export function PickCell({ rowKey, name, picked, onTick }: Props) {
  const { t } = useWords();
  return (
    <span role="gridcell" className="max-lg:absolute max-lg:top-2 max-lg:left-3">
      <label className="-m-1 grid size-7 place-items-center">
        <input
          type="checkbox"
          aria-label={t("usage.pick.one", { name })}
          checked={picked}
          tabIndex={-1}
          onChange={({ nativeEvent, target: { checked } }) =>
            onTick(rowKey, checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
          className="size-4 accent-accent"
        />
      </label>
    </span>
  );
}
