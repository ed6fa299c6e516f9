// Every key that does something, by where it does: handlers act by this table, and the sheet of keys shows it.

interface KeyRow {
  /** The sheet's word for it. */
  says: string;
  /** What a key does, by its name in `KeyboardEvent.key`, with `Shift+` before it where that is held. */
  does: Readonly<Record<string, string>>;
}

export const keyTable = {
  lists: [
    { says: "rows", does: { ArrowUp: "previous", ArrowDown: "next" } },
    { says: "pages", does: { PageUp: "pageUp", PageDown: "pageDown" } },
    { says: "ends", does: { Home: "first", End: "last" } },
    { says: "inRow", does: { ArrowLeft: "left", ArrowRight: "right" } },
    { says: "pick", does: { " ": "pick" } },
    { says: "pickRange", does: { "Shift+ ": "pickRange" } },
    { says: "open", does: { Enter: "open" } },
  ],
  picture: [
    { says: "blocks", does: { ArrowUp: "previous", ArrowDown: "next" } },
    { says: "levels", does: { ArrowLeft: "holder", ArrowRight: "held" } },
    { says: "blockEnds", does: { Home: "first", End: "last" } },
    { says: "enter", does: { Enter: "enter", " ": "enter" } },
    { says: "leave", does: { Backspace: "leave", Escape: "leave" } },
  ],
  dialogs: [
    { says: "steps", does: { ArrowLeft: "back", ArrowRight: "forth" } },
    { says: "close", does: { Escape: "close" } },
  ],
} as const satisfies Record<string, readonly KeyRow[]>;

export type KeyPlace = keyof typeof keyTable;

type Values<T> = T extends unknown ? T[keyof T] : never;
export type ActionAt<P extends KeyPlace> = Values<(typeof keyTable)[P][number]["does"]>;

interface Stroke {
  key: string;
  shiftKey: boolean;
}

/** With Shift a key does what it does without, where the table has nothing else for it. */
function reader<Action extends string>(rows: readonly { does: Readonly<Record<string, Action>> }[]) {
  const actions = new Map(rows.flatMap(({ does }) => Object.entries(does)));
  return ({ key, shiftKey }: Stroke): Action | undefined =>
    (shiftKey ? actions.get(`Shift+${key}`) : undefined) ?? actions.get(key);
}

/** What a key does in each place. */
export const actionAt = {
  lists: reader<ActionAt<"lists">>(keyTable.lists),
  picture: reader<ActionAt<"picture">>(keyTable.picture),
  dialogs: reader<ActionAt<"dialogs">>(keyTable.dialogs),
};

/** Heard anywhere on a page. The palette's with Ctrl, or with the command key; after `go` comes a page's letter. */
export const everywhere = { palette: "k", sheet: "?", go: "g" } as const;
