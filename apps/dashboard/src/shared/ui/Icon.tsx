// Strokes on a 16-pixel grid, all drawn here.
const paths = {
  containers: "M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v6",
  images: "M2 5.3 8 2.5l6 2.8-6 2.8zM2 8l6 2.8L14 8M2 10.7l6 2.8 6-2.8",
  volumes:
    "M3 4c0-1.1 2.2-2 5-2s5 .9 5 2-2.2 2-5 2-5-.9-5-2zM3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2",
  buildCache: "M2.5 13.5h11M4 13.5V9.2h8v4.3M6 9.2V5.5h4v3.7M7 5.5v-3h2v3",
  networks: "M6.2 2.5h3.6v3.2H6.2zM2 10.3h3.6v3.2H2zM10.4 10.3H14v3.2h-3.6zM8 5.7V8M3.8 10.3V8h8.4v2.3",
  projects: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z",
  registries: "M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01",
  overview: "M2 13.8V9.5h3v4.3M6.5 13.8V2.2h3v11.6M11 13.8V6h3v7.8M1.2 13.8h13.6",
  history: "M2.3 8a5.7 5.7 0 1 0 1.9-4.2M2.3 2.3v2.9h2.9M8 4.8V8l2.3 1.5",
  more: "M2.5 8h1M7.5 8h1M12.5 8h1",
  refresh: "M13.5 3v3.5H10M13.2 6.5A5.5 5.5 0 1 0 13.5 9",
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  check: "M3 8.5 6.3 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  warning: "M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.6M8 5v.1",
  person: "M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM2.8 13.8c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4",
  preferences: "M2 5h6.5M12.5 5H14M2 11h1.5M7.5 11H14M10.5 3v4M5.5 9v4",
  chevron: "M4.5 6.5 8 10l3.5-3.5",
  sweep: "M13.5 2.5 8.2 7.8M5.5 6.5l4 4c-1 2-3 3.2-6.5 3l-.5-.5c-.2-3.5 1-5.5 3-6.5z",
  search: "M7 12.2A5.2 5.2 0 1 0 7 1.8a5.2 5.2 0 0 0 0 10.4zM10.8 10.8l3.4 3.4",
  kept: "M8 2 3 4v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V4z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
