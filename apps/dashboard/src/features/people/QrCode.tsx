import encodeQR from "qr";

/** Around the picture, as readers need it. */
const MARGIN = 4;

interface Props {
  text: string;
  label: string;
}

/** A picture for a phone's camera: always dark on light, since not every reader knows the other. */
export default function QrCode({ text, label }: Props) {
  const modules = encodeQR(text, "raw", { ecc: "medium", border: MARGIN });
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      className="size-52 rounded bg-[#fff] forced-color-adjust-none"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
