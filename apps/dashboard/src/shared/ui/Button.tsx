import type { ComponentProps } from "react";

const looks = {
  primary:
    "bg-accent text-on-accent border-transparent font-medium enabled:hover:bg-accent-hover aria-disabled:hover:bg-accent",
  danger: "bg-bad text-on-accent border-transparent font-medium enabled:hover:bg-bad-hover",
  plain: "bg-panel text-text border-edge enabled:hover:bg-hover",
  quiet: "bg-transparent text-muted border-transparent enabled:hover:bg-hover enabled:hover:text-text",
} as const;

interface Props extends ComponentProps<"button"> {
  look?: keyof typeof looks;
}

/** For a link that is to look like a button, too. */
export const buttonLook = (look: keyof typeof looks): string =>
  `inline-flex min-h-8 items-center justify-center gap-1.5 rounded border px-3 py-1 text-base transition-colors disabled:opacity-55 forced-colors:border-[ButtonBorder] ${looks[look]}`;

export function Button({ look = "plain", type = "button", className = "", ...rest }: Props) {
  return <button type={type} className={`${buttonLook(look)} ${className}`} {...rest} />;
}
